import { power } from "./power.ts";

export const run = power("restart");
