import { access, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";

/** Writes a commented devorch.yaml; asks nothing, and never replaces a file. */
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
  const file = join(world.cwd, "devorch.yaml");
  try {
    await writeFile(file, template(project, provider), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw invalid("DEV-190", "there is a devorch.yaml already", "change it, or remove it first");
  }
  context.say(`Wrote ${relative(world.cwd, file)}. Next: devorch plan\n`);
  await access(join(world.cwd, ".git")).then(
    () => context.say("Commit it; .devorch/ holds runs only and ignores itself.\n"),
    () => {},
  );
  return exitCodes.success;
};

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
