import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { expect, test } from "vitest";
import { builtBin } from "../support/build.ts";
import { scenario } from "./support.ts";

const yaml = (allow: string) => `apiVersion: devorch/v1
project: acme
provider: sim
mcp: { allow: [${allow}] }
machines: { web: { from: "24.04" } }
tasks: { greet: { run: echo hello $KEY; pwd, on: [web], env: { KEY: { secret: "env:ACME_KEY" } } } }
`;

test("a program plans freely, and changes only what mcp.allow names", { timeout: 240_000 }, async () => {
  const at = await scenario(yaml("apply, run_task, copy_files"));
  const { devorch } = await builtBin();
  const client = new Client({ name: "test", version: "1" });
  const secret = "canary-0815";
  const said: string[] = [];
  try {
    const connect = () =>
      client.connect(
        new StdioClientTransport({
          command: process.execPath,
          args: [devorch, "mcp"],
          cwd: at.folder,
          env: { ...at.env, ACME_KEY: secret },
        }),
      );
    await connect();
    const call = async (name: string, input: Record<string, unknown> = {}) => {
      const { content, isError } = await client.callTool({ name, arguments: input });
      said.push(JSON.stringify(content));
      return { text: (content as { text: string }[])[0]!.text, isError: isError === true };
    };
    const { tools } = await client.listTools();
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ["plan", true],
      ["status", true],
      ["read_output", true],
      ["apply", false],
      ["create_machine", false],
      ["run_task", false],
      ["copy_files", false],
      ["destroy", false],
    ]);
    expect(JSON.parse((await call("plan")).text).resource_changes[0].change.actions).toEqual(["create"]);

    expect(await call("apply")).toMatchObject({ isError: false });
    expect(await at.machines()).toEqual({ "dev-acme-web": "Running" });
    const ran = await call("run_task", { tasks: ["greet"] });
    expect(ran).toMatchObject({ isError: false, text: expect.stringContaining("hello (sensitive)") });
    expect((await call("read_output")).text).toContain("hello (sensitive)");
    expect((await call("status")).text).toContain("dev-acme-web");
    at.write("own.yaml", "tasks: { own: { run: echo mine } }");
    for (const task of ["--help", "own.yaml", "./own.yaml"])
      expect(await call("run_task", { tasks: [task], on: ["web"] })).toMatchObject({ isError: true });

    const copy = (host_path: string, direction = "from_machine", guest_path = "there/notes") =>
      call("copy_files", { machine: "web", direction, host_path, guest_path });
    at.write("notes", "made here\n");
    expect(await copy("notes", "to_machine")).toMatchObject({ isError: false });
    expect(await copy("here")).toMatchObject({ isError: false });
    expect(readFileSync(join(at.folder, "here"), "utf8")).toBe("made here\n");
    expect(await copy("/etc/hostname", "to_machine")).toMatchObject({ isError: true });
    symlinkSync(tmpdir(), join(at.folder, "link"));
    for (const path of ["../there", "link/there", "/tmp/there"])
      expect(await copy(path)).toMatchObject({
        isError: true,
        text: expect.stringContaining("outside the project"),
      });

    for (const path of [".git/hooks/pre-commit", ".devorch/x", "devorch.yaml", "sub/.git/config"])
      expect(await copy(path)).toMatchObject({ isError: true });
    expect(await copy(".devorch", "to_machine")).toMatchObject({ isError: true });
    expect(readFileSync(join(at.folder, "devorch.yaml"), "utf8")).toContain("copy_files");

    at.write("devorch.yaml", yaml("destroy, create_machine"));
    for (const input of [{}, { machine: "web" }])
      expect(await call("destroy", input)).toMatchObject({
        isError: true,
        text: expect.stringContaining("add destroy to mcp.allow"),
      });
    expect(await call("destroy", { machine: 7 })).toMatchObject({ isError: true });
    expect(await at.machines()).toEqual({ "dev-acme-web": "Running" });
    await client.close();

    await connect();
    expect(await call("destroy", { machine: "web" })).toMatchObject({ isError: false });
    expect(await at.machines()).toEqual({});
    expect(await call("create_machine", { machine: "web" })).toMatchObject({ isError: false });
    expect(await at.machines()).toEqual({ "dev-acme-web": "Running" });
    await client.close();

    at.write("devorch.yaml", yaml(""));
    await connect();
    const box = { machine: "box" };
    const changing: Record<string, Record<string, unknown>> = {
      apply: {},
      create_machine: box,
      run_task: { tasks: ["greet"] },
      copy_files: { machine: "web", direction: "to_machine", host_path: "notes", guest_path: "notes" },
      destroy: box,
    };
    const names = tools.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name);
    expect(names).toEqual(Object.keys(changing));
    for (const name of names)
      expect(await call(name, changing[name])).toEqual({
        isError: true,
        text: `${name} is not allowed: add ${name} to mcp.allow in devorch.yaml, and restart`,
      });

    const files = [at.folder, at.state].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1")),
    );
    expect([...said, ...files].filter((text) => text.includes(secret))).toEqual([]);
  } finally {
    await client.close();
    await at.dispose();
  }
});
