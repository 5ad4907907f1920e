import { statSync } from "node:fs";
import { access, open, rm } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { findIn } from "../../config/find.ts";
import { DevorchError, exitCodes } from "../../core/problem.ts";
import { fileProblem } from "../../store/files.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";

/** Writes a commented devorch.yaml; asks nothing, and neither replaces a configuration nor puts one before it. */
export const run: RunCommand = async (context, args) => {
  const { world } = context;
  const provider = args.value("provider") ?? "multipass";
  if (provider !== "multipass" && provider !== "sim") {
    throw invalid(
      "DEV-190",
      `--provider must be multipass or sim, got "${provider}"`,
      "write --provider sim to try devorch without virtual machines",
    );
  }
  const project = args.value("project") ?? projectName(world.cwd);
  if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(project)) {
    throw invalid(
      "DEV-190",
      `"${project}" cannot be a project's name`,
      "write --project with lower-case letters, digits and hyphens, a letter first",
    );
  }
  const taken = findIn(world.cwd);
  if (taken !== undefined) {
    const broken = statSync(taken, { throwIfNoEntry: false })?.isFile() ? "" : ", which is no file";
    throw invalid(
      "DEV-190",
      `there is a ${relative(world.cwd, taken)} already${broken}`,
      "change the configuration in it, or remove that first",
    );
  }
  await write(join(world.cwd, "devorch.yaml"), template(project, provider));
  context.say("Wrote devorch.yaml. Next: devorch plan\n");
  await access(join(world.cwd, ".git")).then(
    () => context.say("Commit it; .devorch/ holds runs only and ignores itself.\n"),
    () => {},
  );
  return exitCodes.success;
};

/** All or nothing. Throws DEV-401 (may not be written), DEV-402 (full) or DEV-403. */
async function write(file: string, text: string): Promise<void> {
  try {
    const handle = await open(file, "wx");
    try {
      await handle.writeFile(text);
    } catch (error) {
      await rm(file);
      throw error;
    } finally {
      await handle.close();
    }
  } catch (error) {
    const hint = "make room in this folder and give yourself write access to it, or run init in another";
    throw new DevorchError([{ ...fileProblem(file, error), hint }], { cause: error });
  }
}

function template(project: string, provider: string): string {
  return `# yaml-language-server: $schema=./node_modules/devorch/schemas/devorch.schema.json
apiVersion: devorch/v1
project: ${project}
provider: ${provider}${provider === "sim" ? "              # the embedded simulator; write multipass for virtual machines" : ""}

defaults: { cpus: 2, memory: 4G, disk: 20G }

# A golden image: a VM that is set up once, checked, and sealed as a snapshot.
images:
  golden:
    from: "24.04"
    steps:
      - { name: greeting, run: "echo 'made by devorch' > ~/greeting" }
    verify:
      - { run: cat ~/greeting, expect: made by devorch }
    snapshot: golden-image

# Machines are cloned from it in seconds.
machines:
  dev:
    image: golden
    setup: [ greet ]
    # replicas: 2                # dev, dev-2
    # repo: { url: https://example.com/repo.git, ref: main, path: ~/repo }

# Work to run inside.
tasks:
  greet: { run: cat ~/greeting }

outputs:
  address: "\${machine.dev.ipv4}"
`;
}

/** The folder's name, made fit. */
function projectName(folder: string): string {
  return (
    basename(folder)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, "") || "my-project"
  );
}
