import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import { Writable } from "node:stream";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { z } from "zod";
import manifest from "../../../package.json" with { type: "json" };
import { hostFolders, isInHostFolder } from "../../core/host-only.ts";
import { DevorchError, exitCodes } from "../../core/problem.ts";
import { isWithin, realPath } from "../../io/folders.ts";
import { Arguments, type RunCommand } from "../command.ts";
import { Context } from "../context.ts";
import { hostOnly } from "../host-only.ts";
import { invalid } from "../invalid.ts";
import { loadConfiguration } from "../project.ts";

type Allowed = "apply" | "create_machine" | "run_task" | "copy_files" | "destroy";
type Values = ConstructorParameters<typeof Arguments>[2];

/** What is kept of a command's output, from its end. */
const keptCharacters = 64 * 1024;

const text = z.string().min(1);
/** Of a machine, a task or a run: no path, and no file of tasks, which could name commands for this host as sources of secrets. */
const name = z
  .string()
  .regex(/^[\w.-]+$/)
  .refine((word) => !/\.(json|ya?ml)$/i.test(word), "a file of tasks is not taken here");

/**
 * A Model Context Protocol server on stdin and stdout, until its client goes away. What a program may change is in `mcp.allow`, read once as
 * the server starts: a program that can write devorch.yaml gives itself no new tools.
 */
export const run: RunCommand = async (context, args) => {
  const { desired } = await loadConfiguration(context, args);
  const allowed = new Set(desired.mcpAllow);
  const server = new McpServer({ name: manifest.name, version: manifest.version });

  const tool = <Shape extends z.ZodRawShape>(
    title: string,
    description: string,
    shape: Shape,
    work: (input: z.infer<z.ZodObject<Shape>>, perform: Perform) => ReturnType<Perform>,
    needs?: Allowed,
  ) =>
    server.registerTool(
      title,
      { description, inputSchema: z.object(shape).strict(), annotations: { readOnlyHint: !needs } },
      async (input: unknown, { signal }: { signal: AbortSignal }) => {
        if (needs && !allowed.has(needs))
          return answer(
            `${title} is not allowed: add ${needs} to mcp.allow in devorch.yaml, and restart`,
            true,
          );
        return work(input as z.infer<z.ZodObject<Shape>>, performer(context, args, signal));
      },
    );

  tool("plan", "Show what would change and why, as Terraform's plan JSON", {}, (_, perform) =>
    perform(() => import("./plan.ts"), [], {}, true),
  );
  tool("status", "List the machines of this project, as they are", {}, (_, perform) =>
    perform(() => import("./status.ts"), [], {}, true),
  );
  tool(
    "read_output",
    "Print what the tasks of a run said: of the latest run, if none is named",
    { run: name.optional(), task: name.optional() },
    ({ run, task }, perform) => perform(() => import("./logs.ts"), words(run, run && task)),
  );
  tool(
    "apply",
    "Make the machines what the configuration says",
    {},
    (_, perform) => perform(() => import("./apply.ts")),
    "apply",
  );
  tool(
    "create_machine",
    "Make an ad-hoc machine, or bring up one of the configuration",
    { machine: name, image: name.optional(), repo: text.optional(), ref: text.optional() },
    ({ machine, ...rest }, perform) => perform(() => import("./up.ts"), [machine], rest),
    "create_machine",
  );
  tool(
    "run_task",
    "Run tasks of the configuration in machines; their output is returned, and kept",
    { tasks: z.array(name).min(1), on: z.array(name).optional() },
    // For `run`, --file is a file of tasks.
    ({ tasks, on = [] }, perform) => perform(() => import("./run.ts"), tasks, { on, file: undefined }),
    "run_task",
  );
  tool(
    "copy_files",
    "Copy files between the project's folder on this host and a machine",
    { machine: name, direction: z.enum(["to_machine", "from_machine"]), host_path: text, guest_path: text },
    ({ machine, direction, host_path, guest_path }, perform) => {
      const ends = [resolve(desired.root, host_path), `${machine}:${guest_path}`];
      const load = async () => {
        demandWithin(desired.root, host_path);
        const { copy } = await import("./cp.ts");
        const options = { refused: hostOnly(context, desired.root), without: hostFolders };
        return { run: (context: Context, args: Arguments) => copy(context, args, options) };
      };
      return perform(load, direction === "to_machine" ? ends : ends.reverse());
    },
    "copy_files",
  );
  tool(
    "destroy",
    "Delete one machine, or all that this project owns; protection and unsaved work still hold",
    { machine: name.optional() },
    ({ machine }, perform) =>
      machine ? perform(() => import("./down.ts"), [machine]) : perform(() => import("./destroy.ts")),
    "destroy",
  );

  const gone = new Promise<void>((done) => {
    server.server.onclose = done;
    context.world.stdin.once("end", done);
    context.onInterrupt(() => {
      done();
      return "abort";
    });
  });
  await server.connect(new StdioServerTransport(context.world.stdin, context.world.stdout));
  await gone;
  await server.close();
  return exitCodes.success;
};

type Perform = (
  load: () => Promise<{ run: RunCommand }>,
  positionals?: readonly string[],
  values?: Values,
  json?: boolean,
) => Promise<ReturnType<typeof answer>>;

/** Runs commands as if a person had typed them, given words and no options that were not meant; what they print is the answer. */
function performer({ world }: Context, args: Arguments, signal: AbortSignal): Perform {
  return async (load, positionals = [], values = {}, json = false) => {
    const stdout = new Tail();
    const stderr = new Tail();
    const context = new Context(
      {
        ...world,
        stdout: stdout as unknown as NodeJS.WriteStream,
        stderr: stderr as unknown as NodeJS.WriteStream,
        onInterrupt(handler) {
          signal.addEventListener("abort", handler, { once: true });
          return () => signal.removeEventListener("abort", handler);
        },
      },
      { debug: false, json },
    );
    const file = args.value("file");
    const inherited = {
      ...(args.value("env") && { env: args.value("env") }),
      ...(file && { file, config: file }),
      var: args.list("var"),
      "var-file": args.list("var-file"),
    };
    let code: number;
    try {
      const { run: command } = await load();
      code = await command(
        context,
        new Arguments(positionals, [], { ...inherited, "auto-approve": true, ...values }),
      );
    } catch (error) {
      if (!(error instanceof DevorchError)) throw error;
      context.report(error.problems);
      code = error.exitCode;
    }
    const failed = code !== exitCodes.success;
    return answer([stdout.text, failed || !json ? stderr.text : ""].filter(Boolean).join("\n"), failed);
  };
}

function answer(text: string, isError: boolean) {
  return { content: [{ type: "text" as const, text }], isError };
}

const words = (...maybe: (string | undefined)[]): string[] => maybe.filter((word) => word !== undefined);

/** A program copies nothing from or to places of the host outside the project, nor what git and devorch keep there, symbolic links followed. */
function demandWithin(root: string, path: string): void {
  const [top, real] = [realpathSync(root), realPath(resolve(root, path))];
  const hint = "name a path inside the folder of devorch.yaml, outside .git and .devorch";
  if (!isWithin(real, top)) throw invalid("DEV-341", `${path} is outside the project`, hint);
  if (isInHostFolder(relative(top, real)))
    throw invalid("DEV-341", `${path} is not for a program to copy`, hint);
}

/** The end of what is written to it. */
class Tail extends Writable {
  #kept = "";
  #cut = false;

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    const all = this.#kept + chunk.toString();
    this.#cut ||= all.length > keptCharacters;
    this.#kept = all.slice(-keptCharacters);
    done();
  }

  get text(): string {
    return this.#cut ? `… only the last ${keptCharacters} characters:\n${this.#kept}` : this.#kept;
  }
}
