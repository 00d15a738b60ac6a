import type { SaveFailure } from '@/utils/storage/save-job';

import type { PopupActions } from './popup-actions';

/** How often a save is asked for again when the background was stopped before it answered. */
const ATTEMPTS = 5;

/** Asks for a save until that is answered; why it can't begin, or null. */
export async function startReliably(
  actions: PopupActions,
  request: Parameters<PopupActions['startSave']>[0],
): Promise<SaveFailure | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const started = await actions.startSave(request);
      return started.ok ? null : started.failure;
    } catch (error) {
      if (attempt === ATTEMPTS) return { kind: 'broken', message: String(error) };
    }
  }
}
