/**
 * Your app's own sign-in goes here. Until then, everyone is the same guest, and only if
 * ALLOW_GUESTS is "yes", because each upload spends your money.
 */
export async function currentUser(): Promise<{ id: string } | undefined> {
  return process.env.ALLOW_GUESTS === 'yes' ? { id: 'guest' } : undefined;
}
