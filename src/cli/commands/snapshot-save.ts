export { save as run } from "./snapshot.ts";
