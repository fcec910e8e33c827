import { loadConfig } from '#platform/config/config';
import { type ProcessName, variables } from '#platform/config/variables';

/** Of Node itself, and of what else an image or a unit may set. */
const ofNode = new Set(['NODE_ENV', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS']);

/** What is wrong with the variables that a deployment sets for a process, in words: unknown, of another process, missing, or of the wrong form. */
export function faultsOf(process: ProcessName, environment: Readonly<Record<string, string>>): readonly string[] {
  const faults: string[] = [];
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (ofNode.has(name)) continue;
    const base = name.replace(/_FILE$/, '') as keyof typeof variables;
    const variable = Object.hasOwn(variables, name) ? variables[name as keyof typeof variables] : undefined;
    const inFile = variable === undefined && Object.hasOwn(variables, base) && variables[base].secret === true;
    if (variable === undefined && !inFile) faults.push(`${process}: there is no variable ${name}`);
    else if (!(variable ?? variables[base]).usedBy.includes(process)) faults.push(`${process} does not use ${name}`);
    else if (variable !== undefined) plain[name] = value;
  }
  for (const [name, { requiredBy }] of Object.entries(variables)) {
    if (requiredBy?.includes(process) !== true || name in environment || `${name}_FILE` in environment) continue;
    faults.push(`${process} has no ${name}`);
  }
  try {
    loadConfig(plain, []);
  } catch (error) {
    faults.push(`${process}: ${String(error)}`);
  }
  return faults;
}
