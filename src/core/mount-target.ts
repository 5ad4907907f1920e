/** Whether Multipass mounts nothing there; of a path without steps back or a slash at its end. Source: invalid_target_path in its src/utils/utils.cpp. */
export function isClosedTarget(target: string): boolean {
  return /^\/((dev|proc|sys)(\/.*)?|home(\/ubuntu)?)?$/.test(target);
}
