import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { big, type Kind, kinds, type Place, rig, small } from "./rig.ts";

/**
 * The built devorch, ended or failed at one place of an apply, and then run again. `make faults` goes through all places of a big apply; else
 * one of each kind is drawn from a small one, and a failure names its seed and its place.
 */
const all = Boolean(process.env.DEVORCH_FULL);
const world = all ? big : small;
/** In CI always the same places, so that a change is not blamed for what was there. */
const seed = Number(process.env.SEED ?? (process.env.CI ? 1 : Date.now() % 1_000_000));

let entries = 0;
let calls: Place[] = [];

beforeAll(async () => {
  await inRig(async (one) => {
    expect(await one.apply()).toMatchObject({ code: 0 });
    calls = one.places();
    entries = one.here.journal().trim().split("\n").length;
  });
}, 240_000);

test("the apply is long enough to be worth it", () => {
  expect(entries).toBeGreaterThan(all ? 50 : 12);
  expect(calls.length).toBeGreaterThan(all ? 20 : 4);
});

test(`killed at an entry of its journal, it ends at the next apply what it began (SEED=${seed})`, () => {
  const places = Array.from({ length: entries }, (_, at) => at + 1).flatMap((at) =>
    (all ? ["middle", "after"] : ["middle"]).map((when) => ({ at, when })),
  );
  return forEach(places, async ({ at, when }) =>
    inRig(async (one) => {
      const { code } = await one.apply({
        NODE_OPTIONS: `--require ${join(import.meta.dirname, "kill-at-entry.cjs")}`,
        KILL_AT: `${at} ${when}`,
      });
      expect(code, `entry ${at}, ${when}`).toBe(-1);
      await one.converges();
    }),
  );
}, 7_200_000);

const hang = kinds.filter((kind) => kind.startsWith("hang"));
const end = kinds.filter((kind) => !hang.includes(kind));

describe.each(end)(`one call: %s (SEED=${seed})`, isRecoveredFrom);
// At once, where one place is drawn: they do little but wait for a deadline.
describe.each(hang)(`one call: %s (SEED=${seed})`, { concurrent: !all }, isRecoveredFrom);

function isRecoveredFrom(kind: Kind): void {
  test(
    "is recovered from",
    () =>
      forEach(calls, async (place) =>
        inRig(async (one) => {
          one.fail(place, kind);
          await one.apply();
          expect(one.taken(), `${kind}: ${JSON.stringify(place)}`).toBe(true);
          await one.converges();
        }),
      ),
    7_200_000,
  );
}

async function inRig(work: (one: Awaited<ReturnType<typeof rig>>) => Promise<void>): Promise<void> {
  const one = await rig(world);
  try {
    await work(one);
  } finally {
    await one.here.dispose();
  }
}

/** Each place, two at a time, or one that is drawn. */
async function forEach<T>(places: readonly T[], work: (place: T) => Promise<void>): Promise<void> {
  const queue = all ? [...places] : fc.sample(fc.constantFrom(...places), { seed, numRuns: 1 });
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
}
