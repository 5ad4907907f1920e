import type { DesiredImage } from "./desired.ts";

/** The `cloudInit` of a launch action: none where there is nothing to say. */
export function launchDocument({
  cloudInit,
  launchCloudInit = cloudInit,
}: Pick<DesiredImage, "cloudInit" | "launchCloudInit">): { cloudInit?: string } {
  return launchCloudInit === undefined ? {} : { cloudInit: launchCloudInit };
}
