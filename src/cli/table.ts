import type { Command, Option } from "./command.ts";

const flag = (help: string, short?: string): Option => ({ type: "boolean", help, ...(short && { short }) });
const value = (placeholder: string, help: string, short?: string): Option => ({
  type: "string",
  value: placeholder,
  help,
  ...(short && { short }),
});
const list = (placeholder: string, help: string): Option => ({ ...value(placeholder, help), multiple: true });

/** Understood by every command. */
export const globalOptions = {
  help: flag("Show this help", "h"),
  debug: flag("Trace every provider call, with its time, on stderr"),
} satisfies Record<string, Option>;

const configuration = {
  file: value("FILE", "Configuration to use, instead of the one found from here upwards", "f"),
  env: value("NAME", "Environment whose overlay applies", "e"),
  var: list("NAME=VALUE", "Set a variable; may be repeated"),
  "var-file": list("FILE", "Read variables from a YAML or JSON file; may be repeated"),
} satisfies Record<string, Option>;

const json = { json: flag("Print JSON on stdout; its format is stable") } satisfies Record<string, Option>;

const planning = {
  target: list("ADDRESS", "Only this resource and what it depends on; may be repeated"),
  replace: list("ADDRESS", "Delete this machine and make it anew; may be repeated"),
  refresh: value("true|false", "false: believe the ledger, look no sizes up"),
  "refresh-only": flag("Only bring the ledger in line with what is live"),
  "discard-work": flag("Delete machines even if they hold uncommitted or unpushed work"),
  confirm: list("INSTANCE", "Confirm by name the deletion of a machine that was protected once"),
} satisfies Record<string, Option>;

const applying = {
  "auto-approve": flag("Do not ask before acting"),
  parallelism: value("N", "How many steps run at a time (10)"),
  "lock-timeout": value("DURATION", "How long to wait for another run to end (0s)"),
  "keep-failed": flag("Leave the VM of an image build that failed for a look"),
} satisfies Record<string, Option>;

/** Every command, in the order in which help lists them. Adding one adds a row here and a file in commands/. */
export const commands: readonly Command[] = [
  {
    name: "validate",
    summary: "Check the configuration without looking at any machine",
    options: { ...configuration, ...json },
    examples: ["devorch validate", "devorch validate --env ci --json"],
    load: () => import("./commands/validate.ts"),
  },
  {
    name: "plan",
    summary: "Show what would change, and why",
    options: {
      ...configuration,
      ...planning,
      ...json,
      destroy: flag("Plan the deletion of everything this project owns"),
      out: value("FILE", "Save the plan, for `devorch apply FILE`"),
      steps: flag("List the steps in their order, too"),
      markdown: flag("Print Markdown, for a pull request's comment"),
      "detailed-exitcode": flag("Exit with 2 when there are changes"),
    },
    examples: ["devorch plan", "devorch plan --out plan.json", "devorch plan --detailed-exitcode"],
    load: () => import("./commands/plan.ts"),
  },
  {
    name: "apply",
    summary: "Make the machines what the configuration says",
    usage: "[PLAN-FILE]",
    options: { ...configuration, ...planning, ...applying, ...json },
    examples: ["devorch apply", "devorch apply --auto-approve", "devorch apply plan.json"],
    load: () => import("./commands/apply.ts"),
  },
  {
    name: "destroy",
    summary: "Delete every machine this project owns",
    options: {
      ...configuration,
      ...applying,
      target: planning.target,
      "discard-work": planning["discard-work"],
      confirm: planning.confirm,
      ...json,
    },
    examples: ["devorch destroy", "devorch destroy --target machine.web --auto-approve"],
    load: () => import("./commands/destroy.ts"),
  },
  {
    name: "status",
    summary: "List the machines of this project, as they are",
    options: { ...configuration, ...json },
    examples: ["devorch status", "devorch status --json"],
    load: () => import("./commands/status.ts"),
  },
  {
    name: "output",
    summary: "Print the outputs of the configuration",
    usage: "[NAME]",
    options: { ...configuration, ...json },
    examples: ["devorch output", "devorch output url"],
    load: () => import("./commands/output.ts"),
  },
  {
    name: "version",
    summary: "Print the version of devorch and of the provider",
    options: { ...json },
    examples: ["devorch version"],
    load: () => import("./commands/version.ts"),
  },
];
