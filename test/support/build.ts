import { fileURLToPath } from "node:url";

/** Absolute paths of the two executables. The run's global setup has built what they load. */
export async function builtBin(): Promise<{ devorch: string; multipassSim: string }> {
  const bin = (name: string) => fileURLToPath(new URL(`../../bin/${name}`, import.meta.url));
  return { devorch: bin("devorch"), multipassSim: bin("multipass-sim") };
}
