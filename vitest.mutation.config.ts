import { defineConfig } from "vitest/config";

/** The quick tests of what is mutated: plans, scheduler, units. */
export default defineConfig({
  test: {
    include: ["test/core/**/*.test.ts", "test/plans/*.test.ts", "test/laws/scheduler.test.ts"],
    pool: "forks",
  },
});
