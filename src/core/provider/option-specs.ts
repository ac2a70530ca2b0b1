/** The values that a provider option accepts. It is data, so the proxy can check without vendor code. */
export type OptionSpec =
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly required?: true }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'text'; readonly maxLength: number }
  /** A UUID v4. With `perDrop`, all files of a drop share a new one if the app sets none. */
  | { readonly kind: 'uuid'; readonly perDrop?: true };

type ValueOf<Spec> = Spec extends { kind: 'choice'; values: readonly (infer Choice)[] }
  ? Choice
  : Spec extends { kind: 'boolean' }
    ? boolean
    : Spec extends { kind: 'integer' }
      ? number
      : Spec extends { perDrop: true }
        ? string | null
        : string;

type Values<Specs> = { readonly [Name in keyof Specs]?: ValueOf<Specs[Name]> };

type RequiredNames<Specs> = {
  [Name in keyof Specs]: Specs[Name] extends { required: true } ? Name : never;
}[keyof Specs];

/**
 * The options that specs describe, with the docstring of each. A `perDrop` option also accepts `null`,
 * for no shared id.
 */
export type OptionsOf<Specs> = Pick<Values<Specs>, Exclude<keyof Specs, RequiredNames<Specs>>> &
  Required<Pick<Values<Specs>, RequiredNames<Specs>>>;

type SpecFor<Value> = Value extends boolean
  ? Extract<OptionSpec, { kind: 'boolean' }>
  : Value extends number
    ? Extract<OptionSpec, { kind: 'integer' }>
    : Extract<OptionSpec, { kind: 'choice' | 'text' | 'uuid' }>;

/** A spec for every option of a provider, of the kind that fits the option's type. */
export type OptionSpecs<Options> = {
  readonly [Name in keyof Options]-?: SpecFor<NonNullable<Options[Name]>>;
};

/** Option values that can be in a query. */
export type OptionValue = string | number | boolean;

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Returns what a value should have been, or `undefined` if it is valid. */
export function optionFault(spec: OptionSpec, value: unknown): string | undefined {
  switch (spec.kind) {
    case 'choice':
      return typeof value === 'string' && spec.values.includes(value)
        ? undefined
        : `one of ${spec.values.join(', ')}`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'integer':
      return Number.isInteger(value) && Number(value) >= spec.min && Number(value) <= spec.max
        ? undefined
        : `a whole number from ${spec.min} to ${spec.max}`;
    case 'text':
      return typeof value === 'string' && value !== '' && value.length <= spec.maxLength
        ? undefined
        : `a string of 1 to ${spec.maxLength} characters`;
    case 'uuid':
      return typeof value === 'string' && UUID_V4.test(value) ? undefined : 'a UUID v4';
    default:
      return spec satisfies never;
  }
}

/**
 * Converts a query value to the option's type. If it can't, it returns the string, which the validation
 * then refuses.
 */
export function parseOptionValue(spec: OptionSpec, text: string): OptionValue {
  if (spec.kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (spec.kind === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  return text;
}
