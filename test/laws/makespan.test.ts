import { expect, test } from "vitest";
import { tenClones } from "../support/ten-clones.ts";

test.each([1, 2, 3, 7])(
  "ten machines from one image take hardly longer than ten clones, one after the other, and the slowest boot (seed %i)",
  async (seed) => {
    const { makespan, bound, oneByOne } = await tenClones(seed);
    expect(makespan).toBeLessThanOrEqual(1.1 * bound);
    expect(oneByOne).toBeGreaterThan(2 * bound);
  },
);
