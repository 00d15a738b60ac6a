/** A success with its value, or an expected failure told apart by `kind`. Crosses message boundaries unchanged. */
export type Result<Value, Failure extends { kind: string }> =
  { ok: true; value: Value } | { ok: false; failure: Failure };

/** The success with this value. */
export function success<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

/** The failure with this description. */
export function failed<Failure extends { kind: string }>(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
