import { existsSync, symlinkSync } from "node:fs";
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
tasks: { greet: { run: echo hello; pwd, on: [web] } }
`;

test("a program plans freely, and changes only what mcp.allow names", { timeout: 240_000 }, async () => {
  const at = await scenario(yaml("apply, run_task, copy_files"));
  const { devorch } = await builtBin();
  const client = new Client({ name: "test", version: "1" });
  try {
    const connect = () =>
      client.connect(
        new StdioClientTransport({
          command: process.execPath,
          args: [devorch, "mcp"],
          cwd: at.folder,
          env: { ...at.env },
        }),
      );
    await connect();
    const call = async (name: string, input: Record<string, unknown> = {}) => {
      const { content, isError } = await client.callTool({ name, arguments: input });
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
    expect(ran).toMatchObject({ isError: false, text: expect.stringContaining("hello") });
    expect((await call("read_output")).text).toContain("hello");
    at.write("own.yaml", "tasks: { own: { run: echo mine } }");
    for (const task of ["--help", "own.yaml", "./own.yaml"])
      expect(await call("run_task", { tasks: [task], on: ["web"] })).toMatchObject({ isError: true });

    const copy = (host_path: string) =>
      call("copy_files", {
        machine: "web",
        direction: "from_machine",
        host_path,
        guest_path: "/etc/hostname",
      });
    expect(await copy("here")).toMatchObject({ isError: false });
    expect(existsSync(join(at.folder, "here"))).toBe(true);
    symlinkSync(tmpdir(), join(at.folder, "link"));
    for (const path of ["../there", "link/there", "/tmp/there"])
      expect(await copy(path)).toMatchObject({
        isError: true,
        text: expect.stringContaining("outside the project"),
      });

    at.write("devorch.yaml", yaml("apply, destroy"));
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
  } finally {
    await client.close();
    await at.dispose();
  }
});
