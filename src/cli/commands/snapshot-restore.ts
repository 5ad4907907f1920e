export { restore as run } from "./snapshot.ts";
