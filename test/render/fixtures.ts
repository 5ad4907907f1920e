import type { Action } from "../../src/core/action.ts";
import type { Address } from "../../src/core/address.ts";
import type { Event } from "../../src/core/event.ts";
import type { Change, Plan, Step } from "../../src/core/plan.ts";
import type { Problem } from "../../src/core/problem.ts";

export const canary = "canary-7f3a";

export function change(address: Address, parts: Partial<Change>): Change {
  return {
    address,
    instance: `dev-acme-${address.slice(address.indexOf(".") + 1)}`,
    action: "update",
    reason: "",
    fields: [],
    notes: [],
    blocked: false,
    ...parts,
  };
}

export function plan(parts: Partial<Plan>): Plan {
  return { project: "acme", changes: [], steps: [], drift: [], outputs: {}, problems: [], ...parts };
}

export function step(address: Address, name: string, action: Action, after: string[] = []): Step {
  return { id: `${address}/${name}`, address, action, after, cause: "" };
}

const GiB = 1024 ** 3;

const cloudInitBefore =
  "#cloud-config\nlocale: en_US.UTF-8\npackages:\n  - git\n  - make\nruncmd:\n  - echo one\n";
const cloudInitAfter =
  "#cloud-config\nlocale: de_DE.UTF-8\npackages:\n  - git\n  - make\n  - jq\nruncmd:\n  - echo one\n";

/** One change of each action, every sort of field, notes and outputs. */
export const everything = plan({
  drift: [
    {
      address: "machine.db",
      instance: "dev-acme-db",
      path: "memory",
      recorded: 4 * GiB,
      live: 2 * GiB,
      unit: "bytes",
    },
    { address: "machine.gone", instance: "dev-acme-gone", path: "instance", recorded: "dev-acme-gone" },
  ],
  environment: "ci",
  changes: [
    change("image.golden", {
      action: "create",
      instance: "golden-1a2b3c4d",
      reason: "no sealed template has fingerprint 1a2b3c4d",
      fields: [
        { path: "from", after: "22.04", policy: "needs-replace" },
        { path: "disk", unit: "bytes", after: 20 * GiB, policy: "needs-replace" },
      ],
    }),
    change("machine.api", { action: "keep", notes: ["outdated image: --replace machine.api rebuilds it"] }),
    change("machine.db", {
      action: "update",
      reason: "memory 2GiB → 4GiB needs a stop",
      reasonCode: "update_needs_stop",
      fields: [
        { path: "memory", unit: "bytes", before: 2 * GiB, after: 4 * GiB, policy: "needs-stop" },
        {
          path: "files.~/.env",
          before: `0600 sha256:${"1a".repeat(32)}`,
          after: `0600 sha256:${"2b".repeat(32)}`,
          policy: "live",
        },
        { path: "mounts./workspace", before: "/home/me/acme", policy: "live" },
        { path: "env.TOKEN", before: canary, after: `${canary}-new`, policy: "live", sensitive: true },
        {
          path: "env.WEB_HOST",
          after: { parts: ["http://", { ref: { machine: "web", attribute: "ipv4" } }] },
          policy: "live",
          unknown: true,
        },
      ],
    }),
    change("machine.kept", { action: "keep" }),
    change("machine.old", { action: "delete", reason: "no longer in devorch.yaml" }),
    change("machine.web", {
      action: "replace",
      reason: "disk 20GiB → 10GiB: Multipass cannot shrink a disk",
      reasonCode: "replace_because_cannot_update",
      fields: [
        { path: "disk", unit: "bytes", before: 20 * GiB, after: 10 * GiB, policy: "needs-replace" },
        { path: "cpus", before: 2, after: 4, policy: "needs-stop" },
        { path: "cloudInit", before: cloudInitBefore, after: cloudInitAfter, policy: "needs-replace" },
      ],
    }),
    change("machine.web-2", {
      action: "create",
      reason: "not there yet",
      fields: [
        { path: "image", after: "golden", policy: "needs-replace" },
        { path: "networks", after: [{ name: "en0", mode: "auto" }], policy: "needs-replace" },
        { path: "env.TOKEN", after: { secret: "env:ACME_TOKEN" }, policy: "live", sensitive: true },
      ],
    }),
  ],
  outputs: {
    url: { parts: ["http://", { ref: { machine: "web", attribute: "ipv4" } }, ":8080"] },
    login: { parts: ["token:", { sensitive: canary, variable: "token" }] },
  },
  steps: [
    step("image.golden", "launch", {
      do: "launch",
      instance: "golden-1a2b3c4d",
      from: "22.04",
      cpus: 2,
      memoryBytes: 4 * GiB,
      diskBytes: 20 * GiB,
      networks: [],
      timeoutMs: 900_000,
    }),
    step("machine.db", "stop", { do: "stop", instance: "dev-acme-db" }),
    step("machine.db", "resize", { do: "resize", instance: "dev-acme-db", memoryBytes: 4 * GiB }, [
      "machine.db/stop",
    ]),
    step("machine.old", "delete", { do: "delete", instance: "dev-acme-old", purge: true }),
    step("machine.web", "delete", { do: "delete", instance: "dev-acme-web", purge: true }),
    step(
      "machine.web",
      "clone",
      { do: "clone", template: "golden-1a2b3c4d", snapshot: "golden-image", instance: "dev-acme-web" },
      ["image.golden/launch", "machine.web/delete"],
    ),
    step(
      "machine.web",
      "setup",
      {
        do: "run",
        instance: "dev-acme-web",
        command: {
          run: { parts: ["login --token ", { sensitive: canary, variable: "token" }, "\nuv sync"] },
          env: { TOKEN: { secret: "env:ACME_TOKEN" } },
          timeoutMs: 600_000,
        },
      },
      ["machine.web/clone"],
    ),
    step(
      "machine.web-2",
      "clone",
      { do: "clone", template: "golden-1a2b3c4d", snapshot: "golden-image", instance: "dev-acme-web-2" },
      ["image.golden/launch"],
    ),
  ],
});

const guarded: Problem = {
  code: "DEV-310",
  severity: "error",
  message: "machine.web has lifecycle.protect and would be deleted",
  hint: "remove the protection with `devorch unprotect web`, or run with --target",
  address: "machine.web",
  source: { file: "devorch.yaml", line: 12, column: 5 },
};

/** A plan that cannot be applied. */
export const blocked = plan({
  changes: [
    change("machine.db", { action: "create", instance: "dev-acme-db", reason: "not there yet" }),
    change("machine.web", { action: "delete", reason: "no longer in devorch.yaml", blocked: true }),
  ],
  problems: [guarded],
});

const failure: Problem = {
  code: "DEV-510",
  severity: "error",
  message: "uv sync exited with 2",
  hint: "run devorch exec web -- uv sync to look at it",
  address: "machine.web",
};

const startMs = 1_700_000_000_000;

function run(...events: [atSeconds: number, event: Record<string, unknown>][]): Event[] {
  return events.map(([at, event]) => ({ ...event, atMs: startMs + at * 1000 }) as Event);
}

const started = (id: string) => ({ type: "step_start", step: id });
const ended = (id: string, outcome: unknown = { status: "done", facts: {} }) => ({
  type: "step_end",
  step: id,
  outcome,
});
const said = (id: string, text: string, stream = "stdout") => ({
  type: "step_output",
  step: id,
  stream,
  text,
});
const everyStep = everything.steps.map(({ id }) => id);

/** Recorded runs of `everything`. */
export const runs = {
  success: run(
    [0, { type: "run_start", steps: everyStep }],
    ...everyStep.flatMap((id, index): [number, Record<string, unknown>][] => [
      [index * 10, started(id)],
      [index * 10 + 8.4, ended(id)],
    ]),
    [80, { type: "run_end", status: "done" }],
  ),
  failure: run(
    [0, { type: "run_start", steps: everyStep }],
    [0, started("machine.db/stop")],
    [1, started("image.golden/launch")],
    [
      61,
      ended("image.golden/launch", {
        status: "failed",
        problem: { ...failure, message: "launch timed out", address: "image.golden" },
      }),
    ],
    [61, ended("machine.web/clone", { status: "skipped", because: "image.golden/launch" })],
    [61, ended("machine.web/setup", { status: "skipped", because: "machine.web/clone" })],
    [61, ended("machine.web-2/clone", { status: "skipped", because: "image.golden/launch" })],
    [62, ended("machine.db/stop")],
    [62, started("machine.db/resize")],
    [63, ended("machine.db/resize")],
    [63, { type: "run_end", status: "failed" }],
  ),
  interrupted: run(
    [0, { type: "run_start", steps: everyStep }],
    [0, started("image.golden/launch")],
    [0, started("machine.db/stop")],
    [5, ended("machine.db/stop")],
    [12, ended("image.golden/launch", { status: "interrupted" })],
    [12, { type: "run_end", status: "interrupted" }],
  ),
  noisy: run(
    [0, { type: "run_start", steps: everyStep }],
    ...["image.golden/launch", "machine.web/delete", "machine.web/clone"].flatMap(
      (id): [number, Record<string, unknown>][] => [
        [0, started(id)],
        [0, ended(id)],
      ],
    ),
    [0, started("machine.web/setup")],
    [1, said("machine.web/setup", "\x1b[32mResolved\x1b[39m 12 pack")],
    [2, said("machine.web/setup", "ages\r\n\x1b]0;owned\x07\x1b[2J10%\r20%\n")],
    [3, said("machine.web/setup", "warning: \u202etxt.exe\u202c <script> @everyone ::error::x\n", "stderr")],
    [4, said("machine.web/setup", "no line feed at the end")],
    [65, ended("machine.web/setup", { status: "failed", problem: failure })],
    [65, { type: "run_end", status: "failed" }],
  ),
} satisfies Record<string, Event[]>;

/** Texts with which somebody else's words try to become part of what is around them. */
export const hostileTexts = [
  "```\n# escaped\n@everyone",
  "````` </details><script>alert(1)</script>",
  "``x``",
  "~~~\nescaped",
  "</code></pre><img src=x onerror=alert(1)>",
  "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
  "| a | b |\n|---|---|",
  "@octocat #1 https://evil.example",
  "::error file=a::injected",
  "\n::set-output name=x::y\n##[error]x",
  "%0A::error::x%25",
  "]]></system-out><x/>",
  `"'><&amp;`,
  "\x00\x01\x08\x0b\x1b[2J\x7f\x9b",
  "\u202e\u2066\u200b\ufeff\ufffe\uffff\ud800",
  '"] --> evil["x',
  '\\"; evil [label="x',
  "#quot;#35;",
  "a\tb\r\nc",
  "-->\n<!--",
  "__proto__",
] as const;

/** A plan in which every text is `text`. */
export function hostilePlan(text: string): Plan {
  return plan({
    environment: text,
    changes: [
      change("machine.web", {
        address: `machine.${text}`,
        action: "delete",
        instance: text,
        reason: text,
        notes: [text],
        fields: [
          { path: `files.${text}`, before: text, after: `${text}\n${text}`, policy: "live" },
          { path: "cpus", before: text, after: 1, policy: "needs-replace" },
        ],
      }),
    ],
    drift: [{ address: `machine.${text}`, instance: text, path: "memory", recorded: text, live: text }],
    steps: [
      {
        ...step(`machine.${text}`, "run", {
          do: "run",
          instance: text,
          command: { run: [text, text], env: {}, timeoutMs: 1 },
        }),
        cause: text,
      },
    ],
    outputs: { [text]: text },
    problems: [
      {
        code: "DEV-310",
        severity: "error",
        message: text,
        hint: text,
        address: text,
        source: { file: text, line: 1, column: 1 },
      },
    ],
  });
}

export function hostileRun(text: string): Event[] {
  const [{ id }] = hostilePlan(text).steps as [Step];
  return run(
    [0, { type: "run_start", steps: [id] }],
    [0, started(id)],
    [1, said(id, `${text}\n`)],
    [2, ended(id, { status: "failed", problem: { ...failure, message: text, hint: text } })],
    [3, { type: "run_end", status: "failed" }],
  );
}
