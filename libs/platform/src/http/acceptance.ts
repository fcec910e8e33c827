import { getMetadataStorage, ValidationTypes } from 'class-validator';

type Class = new () => object;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
/** Whether a property of an object is surely good. */
type Check = (value: unknown, object: object) => boolean;

const checks = new WeakMap<object, ReadonlyMap<string, Check>>();
const nowhere: ReadonlyMap<string, Check> = new Map();
const never: Check = () => false;

/**
 * Whether class-validator, with the options that are ours, would find nothing wrong: its rules put together once for each class. `false` says nothing,
 * be it that a fault was found or that it is not known how to look for it: then class-validator is asked, which knows the words too.
 */
export function isSurelyGood(made: object): boolean {
  const type = made.constructor as Class;
  let ofClass = checks.get(type);
  if (ofClass === undefined) checks.set(type, (ofClass = compile(type)));
  if (ofClass.size === 0) return false;
  const values = made as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(made)) if (!ofClass.has(name)) return false;
  for (const [name, check] of ofClass) if (!check(values[name], made)) return false;
  return true;
}

function compile(type: Class): ReadonlyMap<string, Check> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  if (rules.length === 0) return nowhere;
  const names = new Set(rules.map(({ propertyName }) => propertyName));
  return new Map(Array.from(names, (name) => [name, checkOf(rules.filter(({ propertyName }) => propertyName === name))]));
}

function checkOf(rules: readonly Metadata[]): Check {
  const conditions = rules.filter(({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION).map(conditionOf);
  const others = rules.filter(({ type }) => type !== ValidationTypes.CONDITIONAL_VALIDATION).map(ruleOf);
  return (value, object) => conditions.some((condition) => !condition(value, object)) || others.every((isGood) => isGood(value, object));
}

function conditionOf({ constraints }: Metadata): Check {
  const [condition] = constraints as readonly ((object: object, value: unknown) => boolean)[];
  if (condition === undefined) return never;
  return (value, object) => condition(object, value);
}

function ruleOf(rule: Metadata): Check {
  const { type, propertyName: property, constraints, constraintCls, each, validateIf } = rule;
  if (validateIf !== undefined) return never;
  if (type === ValidationTypes.NESTED_VALIDATION) return isGoodInside; // Of each object of a list, whether the rule says so or not.
  if (each) return never;
  if (type !== ValidationTypes.CUSTOM_VALIDATION) return never;
  const validators = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  if (validators.length === 0 || validators.some((validator) => validator.async)) return never;
  return (value, object) =>
    validators.every(
      ({ instance }) => instance.validate(value, { targetName: object.constructor.name, property, object, value, constraints }) === true,
    );
}

/** An object, or each object of a list. */
function isGoodInside(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((item) => !Array.isArray(item) && isGoodInside(item));
  return typeof value === 'object' && value !== null && isSurelyGood(value);
}
