import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { bundle } from "../../scripts/build.mjs";

/** Builds dist/ once before any worker starts, and again before each rerun of a watch. What is compiled of it is kept for the run, whatever HOME a test gives. */
export default async function setup(project: TestProject): Promise<() => void> {
  await bundle();
  project.onTestsRerun(bundle);
  const cache = mkdtempSync(join(tmpdir(), "devorch-code-"));
  process.env.XDG_CACHE_HOME = cache;
  return () => rmSync(cache, { recursive: true });
}
