import { DevorchError } from "../core/problem.ts";
import { isPython } from "../core/version-lock.ts";

/** Where the versions of uv and of Python tools are published. */
export const pypi = "https://pypi.org";

/** Where uv publishes what Pythons each of its versions can install. */
export const uvSources = "https://raw.githubusercontent.com/astral-sh/uv";

/** The newest released version of a package, from PyPI's JSON API below `base`. Throws DEV-354 when it cannot be had. */
export function latestVersion(name: string, base: string, signal: AbortSignal): Promise<string> {
  const url = `${base.replace(/\/$/, "")}/pypi/${encodeURIComponent(name)}/json`;
  const instead = name === "uv" ? "uv: 0.7.3" : `${name}==1.0`;
  return asking(url, { what: name, missing: "there is no such package", instead, signal }, (answer) => {
    const { info } = answer as { info?: { version?: unknown } };
    // It becomes a word of a shell command in the guest.
    if (typeof info?.version === "string" && /^[0-9][0-9A-Za-z.+!-]*$/.test(info.version))
      return info.version;
    throw new Error("its answer names no version");
  });
}

/**
 * The newest Python that `asked` (`3.12`, `latest`) can stand for, of those that this version of uv can install. Source: the list in
 * uv's own repository, by tag, below `base`. Throws DEV-354 when it cannot be had.
 */
export function latestPython(asked: string, uv: string, base: string, signal: AbortSignal): Promise<string> {
  const url = `${base.replace(/\/$/, "")}/${uv}/crates/uv-python/download-metadata.json`;
  const missing = `uv ${uv} has no such list`;
  return asking(url, { what: `Python ${asked}`, missing, instead: "python: 3.12.10", signal }, (answer) => {
    const numbers = Object.values(answer as Record<string, PythonDownload>)
      .filter(({ name, os, prerelease }) => name === "cpython" && os === "linux" && !prerelease)
      .map(({ major, minor, patch }) => [major, minor, patch].map(Number))
      .filter((numbers) => isPython(asked, numbers.join(".")))
      .sort((a, b) => b[0]! - a[0]! || b[1]! - a[1]! || b[2]! - a[2]!);
    if (numbers[0]) return numbers[0].join(".");
    throw new Error(`uv ${uv} can install none`);
  });
}

interface PythonDownload {
  name?: unknown;
  os?: unknown;
  prerelease?: unknown;
  major?: unknown;
  minor?: unknown;
  patch?: unknown;
}

async function asking(
  url: string,
  { what, missing, instead, signal }: { what: string; missing: string; instead: string; signal: AbortSignal },
  read: (answer: unknown) => string,
): Promise<string> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]) });
    if (answer.status === 404) throw new Error(missing);
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    return read(await answer.json());
  } catch (error) {
    if (signal.aborted) throw error;
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message || message : message;
    throw new DevorchError(
      [
        {
          code: "DEV-354",
          severity: "error",
          message: `the newest version of ${what} cannot be read from ${url}: ${why}`,
          hint: `check the network, or write a version in devorch.yaml (${instead}); nothing was changed`,
        },
      ],
      { cause: error },
    );
  }
}

const patienceMs = 30_000;
