import { DevorchError, type Problem } from "../core/problem.ts";
import type { SshTarget } from "./ssh-config.ts";

/** @param gone whether the command was seen gone afterwards */
export function brokenOff({ instance }: SshTarget, gone: boolean): Omit<Problem, "severity"> {
  return {
    code: "DEV-606",
    message: `the connection to ${instance} broke while a command ran${gone ? "; what was left of it is ended" : ""}`,
    hint: `see whether the machine is up with devorch status; the command may have ended before${gone ? "" : ", or may still run"}`,
  };
}

/** @param messages of ssh: what it says last is shown */
export function transportProblem(
  { instance, host, port = 22 }: SshTarget,
  messages: string,
): Omit<Problem, "severity"> {
  const lastLine = messages.split("\n").at(-1) ?? "";
  if (/host key verification failed|host key is known|identification has changed/i.test(messages)) {
    return {
      code: "DEV-603",
      message: `${instance} at ${host} does not show the host key that is pinned for it`,
      hint: "another machine may answer there; if you changed the guest's host keys, run devorch ssh-config --write, which reads them again",
    };
  }
  if (/permission denied|too many authentication failures/i.test(messages)) {
    return {
      code: "DEV-605",
      message: `${instance} refuses the project's key`,
      hint: "see what the guest's sshd allows: /etc/ssh/sshd_config and the owner of ~/.ssh; its log says why",
    };
  }
  return {
    code: "DEV-604",
    message: `${instance} cannot be reached over SSH at ${host} port ${port}${lastLine && `: ${lastLine}`}`,
    hint: "see whether the machine is up and has an address with devorch status",
  };
}

export function failure(problem: Omit<Problem, "severity">): DevorchError {
  return new DevorchError([{ severity: "error", ...problem }]);
}
