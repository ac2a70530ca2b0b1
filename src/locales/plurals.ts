/** A kind of number that some language has a form for. */
export type PluralCategory = Intl.LDMLPluralRule;

/**
 * One thing said of a number, in every form that the language has for numbers. `{count}` is the
 * number; what else may stand in braces is said where the forms are used.
 */
export type Counted<Category extends PluralCategory> = Readonly<Record<Category | 'other', string>>;

/** Picks the form for a number and fills it in. */
export type Counter = (
  forms: Counted<'other'>,
  count: number,
  facts?: Readonly<Record<string, string>>,
) => string;

/** Counts as one language does. */
export function createCounter(locale: string, format: (count: number) => string): Counter {
  const rules = new Intl.PluralRules(locale);
  return (forms, count, facts) => {
    const some: Partial<Record<PluralCategory, string>> = forms;
    // A browser may know a category that the language did not have when the words were written.
    const form = some[rules.select(count)] ?? forms.other;
    const all: Readonly<Record<string, string>> = { ...facts, count: format(count) };
    return form.replace(/\{(\w+)\}/g, (_, name: string) => all[name] ?? '');
  };
}
