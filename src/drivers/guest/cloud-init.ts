export type CloudInitStatus =
  | { kind: "running" }
  /** Also of a guest whose cloud-init is disabled. A degraded one is done, with warnings. */
  | { kind: "done"; warnings: readonly string[] }
  | { kind: "error"; detail: string };

/**
 * Reads `cloud-init status --format json`, or the plain form of an older one. Undefined: no such answer.
 * Source: recordings/exec-cloudinit-status-runcmd-fails.json.
 */
export function cloudInitStatus(stdout: string): CloudInitStatus | undefined {
  const { status, detail, warnings } = fromJson(stdout) ?? fromText(stdout);
  switch (status) {
    case "done":
    case "disabled":
    case "degraded done":
      return { kind: "done", warnings };
    case "error":
    case "error - done":
      return { kind: "error", detail: detail || "it gives no reason" };
    case "running":
    case "not run":
    case "not started":
    case "error - running":
    case "degraded running":
      return { kind: "running" };
    default:
      return undefined;
  }
}

type Answer = { status: string | undefined; detail: string; warnings: readonly string[] };

function fromJson(stdout: string): Answer | undefined {
  try {
    const answer = JSON.parse(stdout) as Record<string, unknown>;
    const errors = Array.isArray(answer.errors) ? answer.errors.map(String) : [];
    const recoverable = Object.values((answer.recoverable_errors as object | undefined) ?? {});
    return {
      status: typeof answer.status === "string" ? answer.status : undefined,
      detail: errors.join("; ") || (typeof answer.detail === "string" ? answer.detail : ""),
      warnings: recoverable.flat().map(String),
    };
  } catch {
    return undefined;
  }
}

function fromText(stdout: string): Answer {
  const field = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, "m").exec(stdout)?.[1]?.trim();
  return { status: field("status"), detail: field("detail") ?? "", warnings: [] };
}
