import { DevorchError } from "../core/problem.ts";

/** Where the versions of uv and of Python tools are published. */
export const pypi = "https://pypi.org";

/** The newest released version of a package, from PyPI's JSON API below `base`. Throws DEV-354 when it cannot be had. */
export async function latestVersion(name: string, base: string, signal: AbortSignal): Promise<string> {
  const url = `${base.replace(/\/$/, "")}/pypi/${encodeURIComponent(name)}/json`;
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) });
    if (answer.status === 404) throw new Error("there is no such package");
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    const { info } = (await answer.json()) as { info?: { version?: unknown } };
    // It becomes a word of a shell command in the guest.
    if (typeof info?.version === "string" && /^[0-9][0-9A-Za-z.+!-]*$/.test(info.version))
      return info.version;
    throw new Error("its answer names no version");
  } catch (error) {
    if (signal.aborted) throw error;
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message || message : message;
    throw new DevorchError(
      [
        {
          code: "DEV-354",
          severity: "error",
          message: `the newest version of ${name} cannot be read from ${url}: ${why}`,
          hint: `check the network, or write a version in devorch.yaml (${name === "uv" ? "uv: 0.7.3" : `${name}==1.0`}); nothing was changed`,
        },
      ],
      { cause: error },
    );
  }
}

const patienceMs = 30_000;
