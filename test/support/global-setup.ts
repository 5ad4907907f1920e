import type { TestProject } from "vitest/node";
import { bundle } from "../../scripts/build.mjs";

/** Builds dist/ once before any worker starts, and again before each rerun of a watch. */
export default async function setup(project: TestProject): Promise<void> {
  await bundle();
  project.onTestsRerun(bundle);
}
