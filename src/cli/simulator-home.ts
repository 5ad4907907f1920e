import { join } from "node:path";
import { stateRoots } from "../store/paths.ts";
import type { World } from "./world.ts";

/** Where the simulator keeps its instances: as it would choose itself, but inside DEVORCH_STATE_DIR when that is set. */
export function simulatorHome(world: World): string {
  return world.env.DEVORCH_SIM_HOME || join(stateRoots(world).data, "sim");
}
