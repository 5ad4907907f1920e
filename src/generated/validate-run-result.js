// Generated from schemas/run-result.schema.json by scripts/generate.mjs. Do not edit.
// @ts-nocheck
// <stdin>
var validate = validate21;
var stdin_default = validate21;
var schema6 = { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "run-result.schema.json", "title": "RunResult", "description": "What `devorch run` came to: `.devorch/runs/<id>/result.json`, and the last line of `devorch run --json`.", "type": "object", "required": ["format_version", "id", "project", "status", "started_at", "jobs"], "properties": { "format_version": { "const": "1.0", "description": "Grows in its first part when a reader of the old one would break; new keys come without notice." }, "id": { "type": "string", "description": "Name of the run's folder." }, "project": { "type": "string" }, "environment": { "type": "string" }, "status": { "$ref": "#/definitions/runStatus" }, "started_at": { "$ref": "#/definitions/time" }, "ended_at": { "$ref": "#/definitions/time" }, "process": { "type": "object", "description": "While it runs: the process that runs it. A run whose process is gone was cut off.", "required": ["host", "machine", "pid", "started"], "properties": { "host": { "type": "string" }, "machine": { "type": "string", "description": "Host and process-id space in which `pid` means something." }, "pid": { "type": "integer" }, "started": { "type": "string" } } }, "jobs": { "type": "array", "description": "One task on one machine each, in an order in which each follows what it needs.", "items": { "$ref": "#/definitions/job" } } }, "definitions": { "time": { "type": "string", "description": "UTC, as ISO 8601 has it.", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", "examples": ["2026-01-31T12:00:00.000Z"] }, "runStatus": { "description": "While `running`, the file is what is known at the start. Then the worst status of a job that may not fail: interrupted, failed, timed-out, errored, passed.", "enum": ["running", "passed", "failed", "timed-out", "errored", "interrupted"] }, "job": { "type": "object", "required": ["id", "task", "machine", "instance", "status"], "properties": { "id": { "type": "string", "examples": ["web-2.test"] }, "task": { "type": "string" }, "machine": { "type": "string", "description": "Address of the machine.", "examples": ["machine.web-2"] }, "instance": { "type": "string" }, "status": { "description": "`errored`: devorch got no answer of the command. `interrupted`: ended in the guest before it was done.", "enum": ["waiting", "passed", "cached", "failed", "timed-out", "errored", "interrupted", "skipped"] }, "reason": { "type": "string", "description": "Why it did not pass, for a person." }, "code": { "type": "string", "description": "Of the problem, when it errored.", "examples": ["DEV-606"] }, "exit_code": { "type": "integer" }, "signal": { "type": "string", "description": "That the command died of, without SIG.", "examples": ["KILL"] }, "attempts": { "type": "integer" }, "started_at": { "$ref": "#/definitions/time" }, "duration_ms": { "type": "integer", "description": "Of all attempts, with the pauses between them." }, "outputs": { "type": "array", "description": "What was collected from the guest.", "items": { "type": "object", "required": ["path", "file"], "properties": { "path": { "type": "string", "description": "In the guest, as `outputs` of the task has it." }, "file": { "type": "string", "description": "File or folder of the host, below the run's folder." } } } } } } } };
var schema7 = { "description": "While `running`, the file is what is known at the start. Then the worst status of a job that may not fail: interrupted, failed, timed-out, errored, passed.", "enum": ["running", "passed", "failed", "timed-out", "errored", "interrupted"] };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(data === "running" || data === "passed" || data === "failed" || data === "timed-out" || data === "errored" || data === "interrupted")) {
    const err0 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema7.enum }, schema: schema7.enum, parentSchema: schema7, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  validate22.errors = vErrors;
  return errors === 0;
}
var schema8 = { "type": "string", "description": "UTC, as ISO 8601 has it.", "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", "examples": ["2026-01-31T12:00:00.000Z"] };
var pattern0 = new RegExp("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", "u");
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!pattern0.test(data)) {
      const err0 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$" }, schema: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", parentSchema: schema8, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema8.type, parentSchema: schema8, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate24.errors = vErrors;
  return errors === 0;
}
var schema9 = { "type": "object", "required": ["id", "task", "machine", "instance", "status"], "properties": { "id": { "type": "string", "examples": ["web-2.test"] }, "task": { "type": "string" }, "machine": { "type": "string", "description": "Address of the machine.", "examples": ["machine.web-2"] }, "instance": { "type": "string" }, "status": { "description": "`errored`: devorch got no answer of the command. `interrupted`: ended in the guest before it was done.", "enum": ["waiting", "passed", "cached", "failed", "timed-out", "errored", "interrupted", "skipped"] }, "reason": { "type": "string", "description": "Why it did not pass, for a person." }, "code": { "type": "string", "description": "Of the problem, when it errored.", "examples": ["DEV-606"] }, "exit_code": { "type": "integer" }, "signal": { "type": "string", "description": "That the command died of, without SIG.", "examples": ["KILL"] }, "attempts": { "type": "integer" }, "started_at": { "$ref": "#/definitions/time" }, "duration_ms": { "type": "integer", "description": "Of all attempts, with the pauses between them." }, "outputs": { "type": "array", "description": "What was collected from the guest.", "items": { "type": "object", "required": ["path", "file"], "properties": { "path": { "type": "string", "description": "In the guest, as `outputs` of the task has it." }, "file": { "type": "string", "description": "File or folder of the host, below the run's folder." } } } } } };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, schema: schema9.required, parentSchema: schema9, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.task === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "task" }, schema: schema9.required, parentSchema: schema9, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.machine === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "machine" }, schema: schema9.required, parentSchema: schema9, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.instance === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "instance" }, schema: schema9.required, parentSchema: schema9, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.status === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, schema: schema9.required, parentSchema: schema9, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 !== "string") {
        const err5 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, schema: schema9.properties.id.type, parentSchema: schema9.properties.id, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.task !== void 0) {
      let data1 = data.task;
      if (typeof data1 !== "string") {
        const err6 = { instancePath: instancePath + "/task", schemaPath: "#/properties/task/type", keyword: "type", params: { type: "string" }, schema: schema9.properties.task.type, parentSchema: schema9.properties.task, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.machine !== void 0) {
      let data2 = data.machine;
      if (typeof data2 !== "string") {
        const err7 = { instancePath: instancePath + "/machine", schemaPath: "#/properties/machine/type", keyword: "type", params: { type: "string" }, schema: schema9.properties.machine.type, parentSchema: schema9.properties.machine, data: data2 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.instance !== void 0) {
      let data3 = data.instance;
      if (typeof data3 !== "string") {
        const err8 = { instancePath: instancePath + "/instance", schemaPath: "#/properties/instance/type", keyword: "type", params: { type: "string" }, schema: schema9.properties.instance.type, parentSchema: schema9.properties.instance, data: data3 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      let data4 = data.status;
      if (!(data4 === "waiting" || data4 === "passed" || data4 === "cached" || data4 === "failed" || data4 === "timed-out" || data4 === "errored" || data4 === "interrupted" || data4 === "skipped")) {
        const err9 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema9.properties.status.enum }, schema: schema9.properties.status.enum, parentSchema: schema9.properties.status, data: data4 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.reason !== void 0) {
      let data5 = data.reason;
      if (typeof data5 !== "string") {
        const err10 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, schema: schema9.properties.reason.type, parentSchema: schema9.properties.reason, data: data5 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.code !== void 0) {
      let data6 = data.code;
      if (typeof data6 !== "string") {
        const err11 = { instancePath: instancePath + "/code", schemaPath: "#/properties/code/type", keyword: "type", params: { type: "string" }, schema: schema9.properties.code.type, parentSchema: schema9.properties.code, data: data6 };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.exit_code !== void 0) {
      let data7 = data.exit_code;
      if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)) && isFinite(data7))) {
        const err12 = { instancePath: instancePath + "/exit_code", schemaPath: "#/properties/exit_code/type", keyword: "type", params: { type: "integer" }, schema: schema9.properties.exit_code.type, parentSchema: schema9.properties.exit_code, data: data7 };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.signal !== void 0) {
      let data8 = data.signal;
      if (typeof data8 !== "string") {
        const err13 = { instancePath: instancePath + "/signal", schemaPath: "#/properties/signal/type", keyword: "type", params: { type: "string" }, schema: schema9.properties.signal.type, parentSchema: schema9.properties.signal, data: data8 };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.attempts !== void 0) {
      let data9 = data.attempts;
      if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)) && isFinite(data9))) {
        const err14 = { instancePath: instancePath + "/attempts", schemaPath: "#/properties/attempts/type", keyword: "type", params: { type: "integer" }, schema: schema9.properties.attempts.type, parentSchema: schema9.properties.attempts, data: data9 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.started_at !== void 0) {
      if (!validate24(data.started_at, { instancePath: instancePath + "/started_at", parentData: data, parentDataProperty: "started_at", rootData })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.duration_ms !== void 0) {
      let data11 = data.duration_ms;
      if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)) && isFinite(data11))) {
        const err15 = { instancePath: instancePath + "/duration_ms", schemaPath: "#/properties/duration_ms/type", keyword: "type", params: { type: "integer" }, schema: schema9.properties.duration_ms.type, parentSchema: schema9.properties.duration_ms, data: data11 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.outputs !== void 0) {
      let data12 = data.outputs;
      if (Array.isArray(data12)) {
        const len0 = data12.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data13 = data12[i0];
          if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
            if (data13.path === void 0) {
              const err16 = { instancePath: instancePath + "/outputs/" + i0, schemaPath: "#/properties/outputs/items/required", keyword: "required", params: { missingProperty: "path" }, schema: schema9.properties.outputs.items.required, parentSchema: schema9.properties.outputs.items, data: data13 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
            if (data13.file === void 0) {
              const err17 = { instancePath: instancePath + "/outputs/" + i0, schemaPath: "#/properties/outputs/items/required", keyword: "required", params: { missingProperty: "file" }, schema: schema9.properties.outputs.items.required, parentSchema: schema9.properties.outputs.items, data: data13 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            if (data13.path !== void 0) {
              let data14 = data13.path;
              if (typeof data14 !== "string") {
                const err18 = { instancePath: instancePath + "/outputs/" + i0 + "/path", schemaPath: "#/properties/outputs/items/properties/path/type", keyword: "type", params: { type: "string" }, schema: schema9.properties.outputs.items.properties.path.type, parentSchema: schema9.properties.outputs.items.properties.path, data: data14 };
                if (vErrors === null) {
                  vErrors = [err18];
                } else {
                  vErrors.push(err18);
                }
                errors++;
              }
            }
            if (data13.file !== void 0) {
              let data15 = data13.file;
              if (typeof data15 !== "string") {
                const err19 = { instancePath: instancePath + "/outputs/" + i0 + "/file", schemaPath: "#/properties/outputs/items/properties/file/type", keyword: "type", params: { type: "string" }, schema: schema9.properties.outputs.items.properties.file.type, parentSchema: schema9.properties.outputs.items.properties.file, data: data15 };
                if (vErrors === null) {
                  vErrors = [err19];
                } else {
                  vErrors.push(err19);
                }
                errors++;
              }
            }
          } else {
            const err20 = { instancePath: instancePath + "/outputs/" + i0, schemaPath: "#/properties/outputs/items/type", keyword: "type", params: { type: "object" }, schema: schema9.properties.outputs.items.type, parentSchema: schema9.properties.outputs.items, data: data13 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: "array" }, schema: schema9.properties.outputs.type, parentSchema: schema9.properties.outputs, data: data12 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
  } else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema9.type, parentSchema: schema9, data };
    if (vErrors === null) {
      vErrors = [err22];
    } else {
      vErrors.push(err22);
    }
    errors++;
  }
  validate27.errors = vErrors;
  return errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.format_version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "format_version" }, schema: schema6.required, parentSchema: schema6, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.id === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" }, schema: schema6.required, parentSchema: schema6, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.project === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "project" }, schema: schema6.required, parentSchema: schema6, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    if (data.status === void 0) {
      const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, schema: schema6.required, parentSchema: schema6, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.started_at === void 0) {
      const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "started_at" }, schema: schema6.required, parentSchema: schema6, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    if (data.jobs === void 0) {
      const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "jobs" }, schema: schema6.required, parentSchema: schema6, data };
      if (vErrors === null) {
        vErrors = [err5];
      } else {
        vErrors.push(err5);
      }
      errors++;
    }
    if (data.format_version !== void 0) {
      let data0 = data.format_version;
      if ("1.0" !== data0) {
        const err6 = { instancePath: instancePath + "/format_version", schemaPath: "#/properties/format_version/const", keyword: "const", params: { allowedValue: "1.0" }, schema: "1.0", parentSchema: schema6.properties.format_version, data: data0 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.id !== void 0) {
      let data1 = data.id;
      if (typeof data1 !== "string") {
        const err7 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, schema: schema6.properties.id.type, parentSchema: schema6.properties.id, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.project !== void 0) {
      let data2 = data.project;
      if (typeof data2 !== "string") {
        const err8 = { instancePath: instancePath + "/project", schemaPath: "#/properties/project/type", keyword: "type", params: { type: "string" }, schema: schema6.properties.project.type, parentSchema: schema6.properties.project, data: data2 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.environment !== void 0) {
      let data3 = data.environment;
      if (typeof data3 !== "string") {
        const err9 = { instancePath: instancePath + "/environment", schemaPath: "#/properties/environment/type", keyword: "type", params: { type: "string" }, schema: schema6.properties.environment.type, parentSchema: schema6.properties.environment, data: data3 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.status !== void 0) {
      if (!validate22(data.status, { instancePath: instancePath + "/status", parentData: data, parentDataProperty: "status", rootData })) {
        vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
        errors = vErrors.length;
      }
    }
    if (data.started_at !== void 0) {
      if (!validate24(data.started_at, { instancePath: instancePath + "/started_at", parentData: data, parentDataProperty: "started_at", rootData })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.ended_at !== void 0) {
      if (!validate24(data.ended_at, { instancePath: instancePath + "/ended_at", parentData: data, parentDataProperty: "ended_at", rootData })) {
        vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
        errors = vErrors.length;
      }
    }
    if (data.process !== void 0) {
      let data7 = data.process;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (data7.host === void 0) {
          const err10 = { instancePath: instancePath + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "host" }, schema: schema6.properties.process.required, parentSchema: schema6.properties.process, data: data7 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data7.machine === void 0) {
          const err11 = { instancePath: instancePath + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "machine" }, schema: schema6.properties.process.required, parentSchema: schema6.properties.process, data: data7 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data7.pid === void 0) {
          const err12 = { instancePath: instancePath + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "pid" }, schema: schema6.properties.process.required, parentSchema: schema6.properties.process, data: data7 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (data7.started === void 0) {
          const err13 = { instancePath: instancePath + "/process", schemaPath: "#/properties/process/required", keyword: "required", params: { missingProperty: "started" }, schema: schema6.properties.process.required, parentSchema: schema6.properties.process, data: data7 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        if (data7.host !== void 0) {
          let data8 = data7.host;
          if (typeof data8 !== "string") {
            const err14 = { instancePath: instancePath + "/process/host", schemaPath: "#/properties/process/properties/host/type", keyword: "type", params: { type: "string" }, schema: schema6.properties.process.properties.host.type, parentSchema: schema6.properties.process.properties.host, data: data8 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        if (data7.machine !== void 0) {
          let data9 = data7.machine;
          if (typeof data9 !== "string") {
            const err15 = { instancePath: instancePath + "/process/machine", schemaPath: "#/properties/process/properties/machine/type", keyword: "type", params: { type: "string" }, schema: schema6.properties.process.properties.machine.type, parentSchema: schema6.properties.process.properties.machine, data: data9 };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        if (data7.pid !== void 0) {
          let data10 = data7.pid;
          if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)) && isFinite(data10))) {
            const err16 = { instancePath: instancePath + "/process/pid", schemaPath: "#/properties/process/properties/pid/type", keyword: "type", params: { type: "integer" }, schema: schema6.properties.process.properties.pid.type, parentSchema: schema6.properties.process.properties.pid, data: data10 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data7.started !== void 0) {
          let data11 = data7.started;
          if (typeof data11 !== "string") {
            const err17 = { instancePath: instancePath + "/process/started", schemaPath: "#/properties/process/properties/started/type", keyword: "type", params: { type: "string" }, schema: schema6.properties.process.properties.started.type, parentSchema: schema6.properties.process.properties.started, data: data11 };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/process", schemaPath: "#/properties/process/type", keyword: "type", params: { type: "object" }, schema: schema6.properties.process.type, parentSchema: schema6.properties.process, data: data7 };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.jobs !== void 0) {
      let data12 = data.jobs;
      if (Array.isArray(data12)) {
        const len0 = data12.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate27(data12[i0], { instancePath: instancePath + "/jobs/" + i0, parentData: data12, parentDataProperty: i0, rootData })) {
            vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err19 = { instancePath: instancePath + "/jobs", schemaPath: "#/properties/jobs/type", keyword: "type", params: { type: "array" }, schema: schema6.properties.jobs.type, parentSchema: schema6.properties.jobs, data: data12 };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
    }
  } else {
    const err20 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema6.type, parentSchema: schema6, data };
    if (vErrors === null) {
      vErrors = [err20];
    } else {
      vErrors.push(err20);
    }
    errors++;
  }
  validate21.errors = vErrors;
  return errors === 0;
}
export {
  stdin_default as default,
  validate
};
