/**
 * The answer to a question, or a rejection when it takes too long. What is asked may throw, reject
 * or never answer.
 *
 * @param limitMs Milliseconds.
 */
export async function askInTime<Answer>(
  question: () => Answer | Promise<Answer>,
  limitMs: number,
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${limitMs} ms.`)), limitMs);
  });
  try {
    return await Promise.race([question(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
