import type { GuestRuntime } from "./guest/guest.ts";
import { processGuest } from "./guest/process-guest.ts";

/** The runtime for the guests below `home`. */
export async function chooseRuntime(_home: string, env: NodeJS.ProcessEnv): Promise<GuestRuntime> {
  return processGuest(env);
}
