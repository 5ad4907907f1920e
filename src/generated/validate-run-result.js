// Generated from schemas/run-result.schema.json by scripts/generate.mjs. Do not edit.
// @ts-nocheck
// <stdin>
var P = k;
var q = k;
var o = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "run-result.schema.json", "title": "RunResult", "description": "What `devorch run` came to: `.devorch/runs/<id>/result.json`, and the last line of `devorch run --json`.", "type": "object", "required": ["format_version", "id", "project", "status", "started_at", "jobs"], "properties": { "format_version": { "const": "1.0", "description": "Grows in its first part when a reader of the old one would break; new keys come without notice." }, "id": { "type": "string", "description": "Name of the run's folder." }, "project": { "type": "string" }, "environment": { "type": "string" }, "status": { "$ref": "#/definitions/runStatus" }, "started_at": { "$ref": "#/definitions/time" }, "ended_at": { "$ref": "#/definitions/time" }, "process": { "type": "object", "description": "While it runs: the process that runs it. A run whose process is gone was cut off.", "required": ["host", "machine", "pid", "started"], "properties": { "host": { "type": "string" }, "machine": { "type": "string", "description": "Host and process-id space in which `pid` means something." }, "pid": { "type": "integer" }, "started": { "type": "string" } } }, "host_usage": { "type": "object", "description": "What devorch's own process used on the host, without the ssh that it starts.", "required": ["user_ms", "system_ms", "peak_memory_bytes"], "properties": { "user_ms": { "type": "integer" }, "system_ms": { "type": "integer" }, "peak_memory_bytes": { "type": "integer" } } }, "jobs": { "type": "array", "description": "One task on one machine each, in an order in which each follows what it needs.", "items": { "$ref": "#/definitions/job" } } }, "definitions": { "time": { "type": "string", "description": "UTC, as ISO 8601 has it.", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", "examples": ["2026-01-31T12:00:00.000Z"] }, "runStatus": { "description": "While `running`, the file is what is known at the start. Then the worst status of a job that may not fail, but for those that were ended because of one: interrupted, failed, timed-out, errored, passed.", "enum": ["running", "passed", "failed", "timed-out", "errored", "interrupted"] }, "job": { "type": "object", "required": ["id", "task", "machine", "instance", "status"], "properties": { "id": { "type": "string", "examples": ["web-2.test"] }, "task": { "type": "string" }, "machine": { "type": "string", "description": "Address of the machine.", "examples": ["machine.web-2"] }, "instance": { "type": "string" }, "status": { "description": "`errored`: devorch got no answer of the command. `interrupted`: ended in the guest before it was done.", "enum": ["waiting", "passed", "cached", "failed", "timed-out", "errored", "interrupted", "skipped"] }, "reason": { "type": "string", "description": "Why it did not pass, for a person." }, "code": { "type": "string", "description": "Of the problem, when it errored.", "examples": ["DEV-606"] }, "exit_code": { "type": "integer", "description": "After a signal 128 + its number, as in a shell." }, "signal": { "type": "string", "description": "Whose exit code it is, without SIG. A command can also exit with such a code by itself.", "examples": ["KILL"] }, "attempts": { "type": "integer" }, "started_at": { "$ref": "#/definitions/time" }, "duration_ms": { "type": "integer", "description": "Of all attempts, with the pauses between them." }, "usage": { "type": "object", "description": "What the command of the last attempt, and what it waited for, used in the guest. Absent where the guest does not tell, or the command had no end.", "required": ["user_ms", "system_ms"], "properties": { "user_ms": { "type": "integer", "description": "Processor time, in steps of 10 ms." }, "system_ms": { "type": "integer" }, "peak_memory_bytes": { "type": "integer", "description": "Most memory that any one of its processes held. Absent for a command that was over within 0.2 s, and in a guest without perl." } } }, "outputs": { "type": "array", "description": "What was collected from the guest.", "items": { "type": "object", "required": ["path", "file"], "properties": { "path": { "type": "string", "description": "In the guest, as `outputs` of the task has it." }, "file": { "type": "string", "description": "File or folder of the host, below the run's folder." } } } } } } } };
var _ = { "description": "While `running`, the file is what is known at the start. Then the worst status of a job that may not fail, but for those that were ended because of one: interrupted, failed, timed-out, errored, passed.", "enum": ["running", "passed", "failed", "timed-out", "errored", "interrupted"] };
function y(s, { instancePath: i = "", parentData: f, parentDataProperty: g, rootData: h = s } = {}) {
  let e = null;
  let p = 0;
  if (!(s === "running" || s === "passed" || s === "failed" || s === "timed-out" || s === "errored" || s === "interrupted")) {
    const t = { instancePath: i, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: _.enum }, schema: _.enum, parentSchema: _, data: s };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    p++;
  }
  y.errors = e;
  return p === 0;
}
var w = { "type": "string", "description": "UTC, as ISO 8601 has it.", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", "examples": ["2026-01-31T12:00:00.000Z"] };
var b = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", "u");
function m(s, { instancePath: i = "", parentData: f, parentDataProperty: g, rootData: h = s } = {}) {
  let e = null;
  let p = 0;
  if (typeof s === "string") {
    if (!b.test(s)) {
      const t = { instancePath: i, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$" }, schema: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", parentSchema: w, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
  } else {
    const t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: w.type, parentSchema: w, data: s };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    p++;
  }
  m.errors = e;
  return p === 0;
}
var a = { "type": "object", "required": ["id", "task", "machine", "instance", "status"], "properties": { "id": { "type": "string", "examples": ["web-2.test"] }, "task": { "type": "string" }, "machine": { "type": "string", "description": "Address of the machine.", "examples": ["machine.web-2"] }, "instance": { "type": "string" }, "status": { "description": "`errored`: devorch got no answer of the command. `interrupted`: ended in the guest before it was done.", "enum": ["waiting", "passed", "cached", "failed", "timed-out", "errored", "interrupted", "skipped"] }, "reason": { "type": "string", "description": "Why it did not pass, for a person." }, "code": { "type": "string", "description": "Of the problem, when it errored.", "examples": ["DEV-606"] }, "exit_code": { "type": "integer", "description": "After a signal 128 + its number, as in a shell." }, "signal": { "type": "string", "description": "Whose exit code it is, without SIG. A command can also exit with such a code by itself.", "examples": ["KILL"] }, "attempts": { "type": "integer" }, "started_at": { "$ref": "#/definitions/time" }, "duration_ms": { "type": "integer", "description": "Of all attempts, with the pauses between them." }, "usage": { "type": "object", "description": "What the command of the last attempt, and what it waited for, used in the guest. Absent where the guest does not tell, or the command had no end.", "required": ["user_ms", "system_ms"], "properties": { "user_ms": { "type": "integer", "description": "Processor time, in steps of 10 ms." }, "system_ms": { "type": "integer" }, "peak_memory_bytes": { "type": "integer", "description": "Most memory that any one of its processes held. Absent for a command that was over within 0.2 s, and in a guest without perl." } } }, "outputs": { "type": "array", "description": "What was collected from the guest.", "items": { "type": "object", "required": ["path", "file"], "properties": { "path": { "type": "string", "description": "In the guest, as `outputs` of the task has it." }, "file": { "type": "string", "description": "File or folder of the host, below the run's folder." } } } } } };
function l(s, { instancePath: i = "", parentData: f, parentDataProperty: g, rootData: h = s } = {}) {
  let e = null;
  let p = 0;
  if (s && typeof s == "object" && !Array.isArray(s)) {
    if (s.id === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, schema: a.required, parentSchema: a, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.task === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "task" }, schema: a.required, parentSchema: a, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.machine === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "machine" }, schema: a.required, parentSchema: a, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.instance === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "instance" }, schema: a.required, parentSchema: a, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.status === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, schema: a.required, parentSchema: a, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.id !== void 0) {
      let t = s.id;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, schema: a.properties.id.type, parentSchema: a.properties.id, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.task !== void 0) {
      let t = s.task;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/task", schemaPath: "#/properties/task/type", keyword: "type", params: { type: "string" }, schema: a.properties.task.type, parentSchema: a.properties.task, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.machine !== void 0) {
      let t = s.machine;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/machine", schemaPath: "#/properties/machine/type", keyword: "type", params: { type: "string" }, schema: a.properties.machine.type, parentSchema: a.properties.machine, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.instance !== void 0) {
      let t = s.instance;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/instance", schemaPath: "#/properties/instance/type", keyword: "type", params: { type: "string" }, schema: a.properties.instance.type, parentSchema: a.properties.instance, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.status !== void 0) {
      let t = s.status;
      if (!(t === "waiting" || t === "passed" || t === "cached" || t === "failed" || t === "timed-out" || t === "errored" || t === "interrupted" || t === "skipped")) {
        const r = { instancePath: i + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: a.properties.status.enum }, schema: a.properties.status.enum, parentSchema: a.properties.status, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.reason !== void 0) {
      let t = s.reason;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, schema: a.properties.reason.type, parentSchema: a.properties.reason, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.code !== void 0) {
      let t = s.code;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, schema: a.properties.code.type, parentSchema: a.properties.code, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.exit_code !== void 0) {
      let t = s.exit_code;
      if (!(typeof t == "number" && (!(t % 1) && !isNaN(t)) && isFinite(t))) {
        const r = { instancePath: i + "/exit_code", schemaPath: "#/properties/exit_code/type", keyword: "type", params: { type: "integer" }, schema: a.properties.exit_code.type, parentSchema: a.properties.exit_code, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.signal !== void 0) {
      let t = s.signal;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/signal", schemaPath: "#/properties/signal/type", keyword: "type", params: { type: "string" }, schema: a.properties.signal.type, parentSchema: a.properties.signal, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.attempts !== void 0) {
      let t = s.attempts;
      if (!(typeof t == "number" && (!(t % 1) && !isNaN(t)) && isFinite(t))) {
        const r = { instancePath: i + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "integer" }, schema: a.properties.attempts.type, parentSchema: a.properties.attempts, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.started_at !== void 0) {
      if (!m(s.started_at, { instancePath: i + "/started_at", parentData: s, parentDataProperty: "started_at", rootData: h })) {
        e = e === null ? m.errors : e.concat(m.errors);
        p = e.length;
      }
    }
    if (s.duration_ms !== void 0) {
      let t = s.duration_ms;
      if (!(typeof t == "number" && (!(t % 1) && !isNaN(t)) && isFinite(t))) {
        const r = { instancePath: i + "/duration_ms", schemaPath: "#/properties/duration_ms/type", keyword: "type", params: { type: "integer" }, schema: a.properties.duration_ms.type, parentSchema: a.properties.duration_ms, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.usage !== void 0) {
      let t = s.usage;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        if (t.user_ms === void 0) {
          const r = { instancePath: i + "/usage", schemaPath: "#/properties/usage/required", keyword: "required", params: { missingProperty: "user_ms" }, schema: a.properties.usage.required, parentSchema: a.properties.usage, data: t };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          p++;
        }
        if (t.system_ms === void 0) {
          const r = { instancePath: i + "/usage", schemaPath: "#/properties/usage/required", keyword: "required", params: { missingProperty: "system_ms" }, schema: a.properties.usage.required, parentSchema: a.properties.usage, data: t };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          p++;
        }
        if (t.user_ms !== void 0) {
          let r = t.user_ms;
          if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r))) {
            const n = { instancePath: i + "/usage/user_ms", schemaPath: "#/properties/usage/properties/user_ms/type", keyword: "type", params: { type: "integer" }, schema: a.properties.usage.properties.user_ms.type, parentSchema: a.properties.usage.properties.user_ms, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
        if (t.system_ms !== void 0) {
          let r = t.system_ms;
          if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r))) {
            const n = { instancePath: i + "/usage/system_ms", schemaPath: "#/properties/usage/properties/system_ms/type", keyword: "type", params: { type: "integer" }, schema: a.properties.usage.properties.system_ms.type, parentSchema: a.properties.usage.properties.system_ms, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
        if (t.peak_memory_bytes !== void 0) {
          let r = t.peak_memory_bytes;
          if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r))) {
            const n = { instancePath: i + "/usage/peak_memory_bytes", schemaPath: "#/properties/usage/properties/peak_memory_bytes/type", keyword: "type", params: { type: "integer" }, schema: a.properties.usage.properties.peak_memory_bytes.type, parentSchema: a.properties.usage.properties.peak_memory_bytes, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
      } else {
        const r = { instancePath: i + "/usage", schemaPath: "#/properties/usage/type", keyword: "type", params: { type: "object" }, schema: a.properties.usage.type, parentSchema: a.properties.usage, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.outputs !== void 0) {
      let t = s.outputs;
      if (Array.isArray(t)) {
        const r = t.length;
        for (let n = 0; n < r; n++) {
          let u = t[n];
          if (u && typeof u == "object" && !Array.isArray(u)) {
            if (u.path === void 0) {
              const d = { instancePath: i + "/outputs/" + n, schemaPath: "#/properties/outputs/items/required", keyword: "required", params: { missingProperty: "path" }, schema: a.properties.outputs.items.required, parentSchema: a.properties.outputs.items, data: u };
              if (e === null) {
                e = [d];
              } else {
                e.push(d);
              }
              p++;
            }
            if (u.file === void 0) {
              const d = { instancePath: i + "/outputs/" + n, schemaPath: "#/properties/outputs/items/required", keyword: "required", params: { missingProperty: "file" }, schema: a.properties.outputs.items.required, parentSchema: a.properties.outputs.items, data: u };
              if (e === null) {
                e = [d];
              } else {
                e.push(d);
              }
              p++;
            }
            if (u.path !== void 0) {
              let d = u.path;
              if (typeof d !== "string") {
                const c = { instancePath: i + "/outputs/" + n + "/path", schemaPath: "#/properties/outputs/items/properties/path/type", keyword: "type", params: { type: "string" }, schema: a.properties.outputs.items.properties.path.type, parentSchema: a.properties.outputs.items.properties.path, data: d };
                if (e === null) {
                  e = [c];
                } else {
                  e.push(c);
                }
                p++;
              }
            }
            if (u.file !== void 0) {
              let d = u.file;
              if (typeof d !== "string") {
                const c = { instancePath: i + "/outputs/" + n + "/file", schemaPath: "#/properties/outputs/items/properties/file/type", keyword: "type", params: { type: "string" }, schema: a.properties.outputs.items.properties.file.type, parentSchema: a.properties.outputs.items.properties.file, data: d };
                if (e === null) {
                  e = [c];
                } else {
                  e.push(c);
                }
                p++;
              }
            }
          } else {
            const d = { instancePath: i + "/outputs/" + n, schemaPath: "#/properties/outputs/items/type", keyword: "type", params: { type: "object" }, schema: a.properties.outputs.items.type, parentSchema: a.properties.outputs.items, data: u };
            if (e === null) {
              e = [d];
            } else {
              e.push(d);
            }
            p++;
          }
        }
      } else {
        const r = { instancePath: i + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, schema: a.properties.outputs.type, parentSchema: a.properties.outputs, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
  } else {
    const t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: a.type, parentSchema: a, data: s };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    p++;
  }
  l.errors = e;
  return p === 0;
}
function k(s, { instancePath: i = "", parentData: f, parentDataProperty: g, rootData: h = s } = {}) {
  ;
  let e = null;
  let p = 0;
  if (s && typeof s == "object" && !Array.isArray(s)) {
    if (s.format_version === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "format_version" }, schema: o.required, parentSchema: o, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.id === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, schema: o.required, parentSchema: o, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.project === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project" }, schema: o.required, parentSchema: o, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.status === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, schema: o.required, parentSchema: o, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.started_at === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "started_at" }, schema: o.required, parentSchema: o, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.jobs === void 0) {
      const t = { instancePath: i, schemaPath: "#/required", keyword: "required", params: { missingProperty: "jobs" }, schema: o.required, parentSchema: o, data: s };
      if (e === null) {
        e = [t];
      } else {
        e.push(t);
      }
      p++;
    }
    if (s.format_version !== void 0) {
      let t = s.format_version;
      if ("1.0" !== t) {
        const r = { instancePath: i + "/format_version", schemaPath: "#/properties/format_version/const", keyword: "const", params: { allowedValue: "1.0" }, schema: "1.0", parentSchema: o.properties.format_version, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.id !== void 0) {
      let t = s.id;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, schema: o.properties.id.type, parentSchema: o.properties.id, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.project !== void 0) {
      let t = s.project;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/project", schemaPath: "#/properties/project/type", keyword: "type", params: { type: "string" }, schema: o.properties.project.type, parentSchema: o.properties.project, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.environment !== void 0) {
      let t = s.environment;
      if (typeof t !== "string") {
        const r = { instancePath: i + "/environment", schemaPath: "#/properties/environment/type", keyword: "type", params: { type: "string" }, schema: o.properties.environment.type, parentSchema: o.properties.environment, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.status !== void 0) {
      if (!y(s.status, { instancePath: i + "/status", parentData: s, parentDataProperty: "status", rootData: h })) {
        e = e === null ? y.errors : e.concat(y.errors);
        p = e.length;
      }
    }
    if (s.started_at !== void 0) {
      if (!m(s.started_at, { instancePath: i + "/started_at", parentData: s, parentDataProperty: "started_at", rootData: h })) {
        e = e === null ? m.errors : e.concat(m.errors);
        p = e.length;
      }
    }
    if (s.ended_at !== void 0) {
      if (!m(s.ended_at, { instancePath: i + "/ended_at", parentData: s, parentDataProperty: "ended_at", rootData: h })) {
        e = e === null ? m.errors : e.concat(m.errors);
        p = e.length;
      }
    }
    if (s.process !== void 0) {
      let t = s.process;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        if (t.host === void 0) {
          const r = { instancePath: i + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "host" }, schema: o.properties.process.required, parentSchema: o.properties.process, data: t };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          p++;
        }
        if (t.machine === void 0) {
          const r = { instancePath: i + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "machine" }, schema: o.properties.process.required, parentSchema: o.properties.process, data: t };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          p++;
        }
        if (t.pid === void 0) {
          const r = { instancePath: i + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "pid" }, schema: o.properties.process.required, parentSchema: o.properties.process, data: t };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          p++;
        }
        if (t.started === void 0) {
          const r = { instancePath: i + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "started" }, schema: o.properties.process.required, parentSchema: o.properties.process, data: t };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          p++;
        }
        if (t.host !== void 0) {
          let r = t.host;
          if (typeof r !== "string") {
            const n = { instancePath: i + "/process/host", schemaPath: "#/properties/process/properties/host/type", keyword: "type", params: { type: "string" }, schema: o.properties.process.properties.host.type, parentSchema: o.properties.process.properties.host, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
        if (t.machine !== void 0) {
          let r = t.machine;
          if (typeof r !== "string") {
            const n = { instancePath: i + "/process/machine", schemaPath: "#/properties/process/properties/machine/type", keyword: "type", params: { type: "string" }, schema: o.properties.process.properties.machine.type, parentSchema: o.properties.process.properties.machine, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
        if (t.pid !== void 0) {
          let r = t.pid;
          if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r))) {
            const n = { instancePath: i + "/process/pid", schemaPath: "#/properties/process/properties/pid/type", keyword: "type", params: { type: "integer" }, schema: o.properties.process.properties.pid.type, parentSchema: o.properties.process.properties.pid, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
        if (t.started !== void 0) {
          let r = t.started;
          if (typeof r !== "string") {
            const n = { instancePath: i + "/process/started", schemaPath: "#/properties/process/properties/started/type", keyword: "type", params: { type: "string" }, schema: o.properties.process.properties.started.type, parentSchema: o.properties.process.properties.started, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
      } else {
        const r = { instancePath: i + "/process", schemaPath: "#/properties/process/type", keyword: "type", params: { type: "object" }, schema: o.properties.process.type, parentSchema: o.properties.process, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.host_usage !== void 0) {
      let t = s.host_usage;
      if (t && typeof t == "object" && !Array.isArray(t)) {
        if (t.user_ms === void 0) {
          const r = { instancePath: i + "/host_usage", schemaPath: "#/properties/host_usage/required", keyword: "required", params: { missingProperty: "user_ms" }, schema: o.properties.host_usage.required, parentSchema: o.properties.host_usage, data: t };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          p++;
        }
        if (t.system_ms === void 0) {
          const r = { instancePath: i + "/host_usage", schemaPath: "#/properties/host_usage/required", keyword: "required", params: { missingProperty: "system_ms" }, schema: o.properties.host_usage.required, parentSchema: o.properties.host_usage, data: t };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          p++;
        }
        if (t.peak_memory_bytes === void 0) {
          const r = { instancePath: i + "/host_usage", schemaPath: "#/properties/host_usage/required", keyword: "required", params: { missingProperty: "peak_memory_bytes" }, schema: o.properties.host_usage.required, parentSchema: o.properties.host_usage, data: t };
          if (e === null) {
            e = [r];
          } else {
            e.push(r);
          }
          p++;
        }
        if (t.user_ms !== void 0) {
          let r = t.user_ms;
          if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r))) {
            const n = { instancePath: i + "/host_usage/user_ms", schemaPath: "#/properties/host_usage/properties/user_ms/type", keyword: "type", params: { type: "integer" }, schema: o.properties.host_usage.properties.user_ms.type, parentSchema: o.properties.host_usage.properties.user_ms, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
        if (t.system_ms !== void 0) {
          let r = t.system_ms;
          if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r))) {
            const n = { instancePath: i + "/host_usage/system_ms", schemaPath: "#/properties/host_usage/properties/system_ms/type", keyword: "type", params: { type: "integer" }, schema: o.properties.host_usage.properties.system_ms.type, parentSchema: o.properties.host_usage.properties.system_ms, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
        if (t.peak_memory_bytes !== void 0) {
          let r = t.peak_memory_bytes;
          if (!(typeof r == "number" && (!(r % 1) && !isNaN(r)) && isFinite(r))) {
            const n = { instancePath: i + "/host_usage/peak_memory_bytes", schemaPath: "#/properties/host_usage/properties/peak_memory_bytes/type", keyword: "type", params: { type: "integer" }, schema: o.properties.host_usage.properties.peak_memory_bytes.type, parentSchema: o.properties.host_usage.properties.peak_memory_bytes, data: r };
            if (e === null) {
              e = [n];
            } else {
              e.push(n);
            }
            p++;
          }
        }
      } else {
        const r = { instancePath: i + "/host_usage", schemaPath: "#/properties/host_usage/type", keyword: "type", params: { type: "object" }, schema: o.properties.host_usage.type, parentSchema: o.properties.host_usage, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
    if (s.jobs !== void 0) {
      let t = s.jobs;
      if (Array.isArray(t)) {
        const r = t.length;
        for (let n = 0; n < r; n++) {
          if (!l(t[n], { instancePath: i + "/jobs/" + n, parentData: t, parentDataProperty: n, rootData: h })) {
            e = e === null ? l.errors : e.concat(l.errors);
            p = e.length;
          }
        }
      } else {
        const r = { instancePath: i + "/jobs", schemaPath: "#/properties/jobs/type", keyword: "type", params: { type: "array" }, schema: o.properties.jobs.type, parentSchema: o.properties.jobs, data: t };
        if (e === null) {
          e = [r];
        } else {
          e.push(r);
        }
        p++;
      }
    }
  } else {
    const t = { instancePath: i, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: o.type, parentSchema: o, data: s };
    if (e === null) {
      e = [t];
    } else {
      e.push(t);
    }
    p++;
  }
  k.errors = e;
  return p === 0;
}
export {
  q as default,
  P as validate
};
