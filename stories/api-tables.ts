import api from '../.storybook/api.json' with { type: 'json' };

type TableName = keyof typeof api;

/** A member of a type, as read by `npm run docs:api`. */
interface Member {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  readonly default?: string;
}

/** Returns Storybook's rows for the members of a type of the package, from their docstrings. */
export function tableOf(name: TableName, category?: string) {
  return Object.fromEntries(
    (api[name] as readonly Member[]).map((member) => [member.name, rowOf(member, category)]),
  );
}

function rowOf(
  { default: standard, description, name, required, type }: Member,
  category?: string,
) {
  const isCallback = /^on[A-Z]/.test(name);
  return {
    name,
    description,
    type: { name: 'other', value: type, ...(required && { required }) },
    table: {
      category: category ?? (isCallback ? 'Callbacks' : 'Props'),
      type: { summary: type },
      ...(standard !== undefined && { defaultValue: { summary: standard } }),
    },
    ...controlOf(type),
  } as const;
}

/** Returns the control for a value, which is disabled if it needs more than a word or a number. */
function controlOf(type: string) {
  if (type === 'boolean' || type === 'number') return { control: { type } } as const;
  const choices = type.split(' | ').map((choice) => /^"(.+)"$/.exec(choice)?.[1]);
  if (choices.includes(undefined)) {
    return {
      control: type === 'string' ? ({ type: 'text' } as const) : ({ disable: true } as const),
    };
  }
  return { control: { type: 'radio' }, options: choices } as const;
}
