import { expect, test } from "vitest";
import { imageFingerprint } from "../../src/core/fingerprint.ts";
import { emptyLedger, emptyRegistry } from "../../src/core/ledger.ts";
import { planContext } from "../../src/core/plan-context.ts";
import { blockingProblems, hasChanges, makePlan } from "../../src/core/planner.ts";
import { templateComment } from "../../src/core/template.ts";
import { machineRecord } from "../support/store.ts";
import { desired, emptyLive, image, input, machine, templateRecord } from "./support.ts";

test("a machine cloned from an image that is not built yet waits for its seal", () => {
  const plan = makePlan(
    input({
      desired: desired({
        images: { golden: image() },
        machines: [machine("web", { origin: { image: "golden" } })],
      }),
    }),
  );
  expect(plan.steps.map((step) => [step.id, step.after])).toEqual([
    ["image.golden/launch", []],
    ["image.golden/wait-ready", ["image.golden/launch"]],
    ["image.golden/clean", ["image.golden/wait-ready"]],
    ["image.golden/stop", ["image.golden/clean"]],
    ["image.golden/seal", ["image.golden/stop"]],
    ["machine.web/clone", ["image.golden/seal"]],
    ["machine.web/resize", ["machine.web/clone"]],
    ["machine.web/start", ["machine.web/resize"]],
    ["machine.web/wait-ready", ["machine.web/start"]],
  ]);
  expect(plan.steps.at(-1)?.commit?.ledger).toEqual({
    record: "patch",
    address: "machine.web",
    patch: { phase: "complete" },
  });
});

const running = (name: string) => ({ name, state: "Running", ipv4: [], release: "Ubuntu 24.04 LTS" });
const ledgerOf = (machines: Record<`machine.${string}`, Parameters<typeof machineRecord>[0]>) => ({
  ...emptyLedger("acme", undefined, "lineage-1"),
  machines: Object.fromEntries(
    Object.entries(machines).map(([address, record]) => [address, machineRecord(record)]),
  ),
});

test("images come first, then machines, each in order of their addresses, whatever the order in the file", () => {
  const { changes } = makePlan(
    input({
      desired: desired({
        images: { b: image({ name: "b" }), a: image({ name: "a" }) },
        machines: [machine("z"), machine("y")],
      }),
    }),
  );
  expect(changes.map(({ address }) => address)).toEqual(["image.a", "image.b", "machine.y", "machine.z"]);
});

test("machines that wait for each other are a bug of whoever checked the configuration", () => {
  const wait = (name: string, other: string) => machine(name, { dependsOn: [`machine.${other}`] });
  expect(() => makePlan(input({ desired: desired({ machines: [wait("a", "b"), wait("b", "a")] }) }))).toThrow(
    /^bug: steps wait for each other: .* → /,
  );
});

test("a plan has changes when anything is not kept, and is blocked by errors, not by warnings", () => {
  const kept = makePlan(input());
  expect(hasChanges(kept)).toBe(false);
  const made = makePlan(input({ desired: desired({ machines: [machine("web")] }) }));
  expect(hasChanges(made)).toBe(true);
  const [change] = made.changes;
  expect(hasChanges({ ...made, changes: [{ ...change!, action: "keep" }, change!] })).toBe(true);
  const problem = (severity: "error" | "warning") => ({
    code: "DEV-301" as const,
    severity,
    message: severity,
    hint: "",
  });
  expect(blockingProblems({ ...kept, problems: [problem("warning"), problem("error")] })).toEqual([
    problem("error"),
  ]);
});

test("problems come in the order of their places in the files", () => {
  const at = (line: number) => ({ file: "devorch.yaml", line, column: 1 });
  const { problems } = makePlan(
    input({
      desired: desired({ machines: [machine("a", { source: at(9) }), machine("b", { source: at(3) })] }),
      live: { ...emptyLive, instances: [running("dev-acme-a"), running("dev-acme-b")] },
    }),
  );
  expect(problems.map(({ source }) => source?.line)).toEqual([3, 9]);
});

test("an expired machine owns its name no longer", () => {
  const context = planContext({
    ...input(),
    ledger: ledgerOf({
      "machine.old": { instance: "dev-acme-old", phase: "expired" },
      "machine.web": { instance: "dev-acme-Web", phase: "complete" },
    }),
  });
  expect(context.owner("dev-acme-old")).toBeUndefined();
  expect(context.owner("DEV-acme-web")).toBe("machine.web");
});

test("an image that nobody configured is a bug of whoever checked the configuration", () => {
  expect(() => planContext(input()).template("nowhere")).toThrow("bug: no image nowhere");
});

test("of several seals of one fingerprint the template that devorch built counts, else the first by name, and a deleted one never", () => {
  const images = { golden: image() };
  const fingerprint = imageFingerprint(images.golden, "acme");
  const seal = (instance: string) => ({
    instance,
    name: "golden-image",
    comment: templateComment({ image: "golden", fingerprint }),
  });
  const sealedOn = (deleted: readonly string[], built?: string) =>
    planContext({
      ...input({ desired: desired({ images }) }),
      live: {
        ...emptyLive,
        instances: ["a", "b", "c"].map((name) => ({
          ...running(name),
          state: deleted.includes(name) ? "Deleted" : "Stopped",
        })),
        snapshots: [seal("gone"), seal("c"), seal("b"), seal("a")],
      },
      registry: {
        ...emptyRegistry,
        templates: built ? { [fingerprint]: templateRecord({ instance: built, fingerprint }) } : {},
      },
    }).template("golden").sealed?.name;
  expect(sealedOn([])).toBe("a");
  expect(sealedOn(["a"])).toBe("b");
  expect(sealedOn([], "b")).toBe("b");
  expect(sealedOn([], "c")).toBe("c");
  expect(sealedOn(["a", "b", "c"])).toBeUndefined();
});

test("what a machine's record begins with says how long it lives and whether it is ad hoc", () => {
  const web = machine("web", { lifecycle: { onImageChange: "keep", ttlMs: 1_000, trashMs: 60 } });
  const recorded = (parts: Parameters<typeof input>[0]) => {
    const { steps } = makePlan(input(parts));
    const intent = steps.find(({ action }) => action.do === "launch")?.intent?.ledger;
    return intent?.record === "put" ? intent.machine : undefined;
  };
  const plain = recorded({ desired: desired({ machines: [web] }), nowMs: 5_000 });
  expect(plain).toMatchObject({
    expiresAtMs: 6_000,
    trashMs: 60,
    adHoc: false,
    phase: "intended",
    generation: 1,
  });
  expect(plain).not.toHaveProperty("onceProtected");
  expect(recorded({ desired: desired({ machines: [web] }), options: { adHoc: "machine.web" } })?.adHoc).toBe(
    true,
  );
  expect(recorded({ desired: desired({ machines: [machine("web")] }) })).not.toHaveProperty("expiresAtMs");
});

test("a move takes the replicas along, but no machine that is another's: named in the configuration, moved elsewhere, or made ad hoc", () => {
  const replica = (key: string, number: number) =>
    machine(number === 1 ? key : `${key}-${number}`, { key, instance: `dev-acme-${key}-${number}` });
  const record = (name: string, adHoc = false) => ({ instance: name, phase: "complete" as const, adHoc });
  const plan = makePlan(
    input({
      desired: desired({
        machines: [
          ...[1, 2, 3, 4, 5].map((number) => replica("web", number)),
          machine("old-3", { instance: "d" }),
          machine("db", { instance: "e" }),
        ],
        moved: [
          { from: "machine.old", to: "machine.web" },
          { from: "machine.old-4", to: "machine.db" },
        ],
      }),
      ledger: ledgerOf({
        "machine.old": record("a"),
        "machine.old-2": record("b"),
        "machine.old-3": record("d"),
        "machine.old-4": record("e"),
        "machine.old-5": record("f", true),
      }),
      live: { ...emptyLive, instances: ["a", "b", "d", "e", "f"].map(running) },
    }),
  );
  const moves = plan.steps.filter(({ id }) => id.endsWith("/move"));
  expect(moves.map(({ commit }) => commit?.ledger)).toEqual([
    { record: "move", from: "machine.old-4", to: "machine.db" },
    { record: "move", from: "machine.old", to: "machine.web" },
    { record: "move", from: "machine.old-2", to: "machine.web-2" },
  ]);
});

test("a move counts while only its old address has a machine", () => {
  const moved = [{ from: "machine.old" as const, to: "machine.web" as const }];
  const actions = (machines: Parameters<typeof ledgerOf>[0]) => {
    const names = Object.values(machines).map((record) => running(record?.instance ?? ""));
    const plan = makePlan(
      input({
        desired: desired({ machines: [machine("web", { instance: "dev-acme-old" })], moved }),
        ledger: ledgerOf(machines),
        live: { ...emptyLive, instances: names },
        options: { refreshOnly: false },
      }),
    );
    return plan.changes.map(({ address, action }) => `${address} ${action}`);
  };
  const old = { instance: "dev-acme-old", phase: "complete" as const };
  expect(actions({ "machine.old": old })).toEqual(["machine.web update"]);
  expect(actions({ "machine.old": { ...old, instance: "dev-acme-x" }, "machine.web": old })).toEqual([
    "machine.old delete",
    "machine.web update",
  ]);
});
