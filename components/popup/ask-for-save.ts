import type { SaveFailure } from '@/utils/storage/save-job';

import type { PopupActions } from './popup-actions';

/** Asks for a save; why it can't begin, or null. */
export async function askForSave(
  actions: PopupActions,
  request: Parameters<PopupActions['startSave']>[0],
): Promise<SaveFailure | null> {
  try {
    const started = await actions.startSave(request);
    return started.ok ? null : started.failure;
  } catch (error) {
    return { kind: 'broken', message: String(error) };
  }
}
