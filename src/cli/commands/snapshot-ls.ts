export { ls as run } from "./snapshot.ts";
