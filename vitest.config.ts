import { defineConfig } from "vitest/config";

/** Folders whose tests wait for processes, which a busy machine can keep from running for longer than any limit. */
const waiting = "{api,cli,docs,drivers,guest,host,io,scenarios,sim,ssh,store}";

const shared = { pool: "forks" as const, testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Here alone: a project that extends this would build once more.
    globalSetup: "test/support/global-setup.ts",
    // Most of a scenario is waiting for child processes, so every core gets a worker.
    maxWorkers: "100%",
    coverage: {
      provider: "v8",
      include: ["src/core/**"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 95 },
    },
    projects: [
      {
        test: {
          ...shared,
          name: "others",
          include: ["test/**/*.test.ts"],
          exclude: [`test/${waiting}/**`],
        },
      },
      {
        test: {
          ...shared,
          name: "processes",
          include: [`test/${waiting}/**/*.test.ts`],
          // In CI only, and the report says "retry x1": at a desk a test that fails now and then is to be seen.
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
});
