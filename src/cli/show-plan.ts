import manifest from "../../package.json" with { type: "json" };
import type { Plan } from "../core/plan.ts";
import { planMarkdown } from "../render/markdown.ts";
import { planLines, versionLine } from "../render/ndjson.ts";
import { planJson } from "../render/plan-json.ts";
import { planText } from "../render/plan-text.ts";
import type { Context } from "./context.ts";
import { lookupAfter } from "./lookup.ts";
import type { Observed } from "./project.ts";

/** The plan on stdout: text for people, JSON with --json. Its warnings go to stderr; its errors stand where they block. */
export function showPlan(
  context: Context,
  plan: Plan,
  observed: Observed,
  options: { steps?: boolean; markdown?: boolean } = {},
): void {
  const lookup = lookupAfter(plan, observed);
  context.listener?.planned(plan, lookup);
  if (context.json) {
    context.printJson(planJson(plan, manifest.version, lookup));
    return;
  }
  // A blocked change shows its own errors; the rest is said here.
  const blocked = new Set(
    plan.changes.filter((change) => change.blocked).map(({ address }) => address as string),
  );
  context.warn(
    plan.problems.filter(({ severity, address }) => severity === "warning" || !blocked.has(address ?? "")),
  );
  const { width, palette } = context.stdout;
  context.print(
    options.markdown
      ? planMarkdown(plan)
      : planText(plan, { width, palette, steps: options.steps ?? false, lookup }),
  );
}

/** The same as the head of a stream of events: with --json a run prints one JSON value a line. */
export function showPlanOfRun(context: Context, plan: Plan, observed: Observed): void {
  if (context.json) {
    const nowMs = context.world.clock.nowMs();
    context.print(versionLine(manifest.version, nowMs) + planLines(plan, nowMs));
  } else showPlan(context, plan, observed);
}
