export default {
  // What decides, orders and tracks: the difference, the plan and the progress.
  mutate: [
    "src/core/{build-image,chain,decide,decide-image,decide-machine,graph,plan-context,planner,progress,steps}.ts",
    "src/core/kinds/machine.ts",
  ],
  testRunner: "vitest",
  vitest: { configFile: "vitest.mutation.config.ts" },
  plugins: ["@stryker-mutator/vitest-runner"],
  reporters: ["clear-text", "json"],
  jsonReporter: { fileName: "reports/mutation.json" },
  clearTextReporter: { logTests: false, reportTests: false },
  thresholds: { high: 90, low: 80, break: 80 },
  // Stryker would rewrite the paths in tsconfig.json through an API that TypeScript 7 does not have; ours need no rewriting.
  tsconfigFile: "no-tsconfig.json",
};
