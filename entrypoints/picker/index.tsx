import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { i18n } from '#i18n';
import styles from '@/components/picker/picker.css?inline';
import { Picker } from '@/components/picker/Picker';
import type { BlockChoice } from '@/utils/article/block-choice';
import { documentProperty, newElement } from '@/utils/extract/page-window';
import { sendReliably } from '@/utils/messaging/send-reliably';
import { newId } from '@/utils/shared/new-id';

/**
 * Runs in the page's isolated world when the reader wants to choose blocks on it, after `extract.js`. All of it stands in one
 * element behind a closed shadow root, in front of the page, and goes with it.
 */
export default defineUnlistedScript(() => {
  let close: (() => void) | null = null;
  globalThis.cuttingsPicker = {
    open(remembered) {
      close?.();
      close = openPicker(remembered);
    },
  };
});

function openPicker(remembered: BlockChoice[]): () => void {
  const host = newElement(window, 'cuttings-picker');
  host.lang = i18n.t('languageTag');
  host.dir = 'ltr';
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = newElement(window, 'style');
  sheet.textContent = styles;
  const place = newElement(window, 'div');
  root.append(sheet, place);
  const before = documentProperty(window, 'activeElement');
  let saveId = '';

  const controller = new AbortController();
  const close = (): void => {
    controller.abort();
    render(null, place);
    host.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  // Wherever the focus is, and before the page hears of it.
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !event.isTrusted) return;
      event.stopImmediatePropagation();
      close();
    },
    { capture: true, signal: controller.signal },
  );
  documentProperty(window, 'documentElement').append(host);
  render(
    <Picker
      remembered={remembered}
      actions={{
        host,
        preview: (choices) => globalThis.cuttings?.preview(choices) ?? null,
        save: async (choices) => {
          saveId = newId(crypto);
          host.ariaBusy = 'true';
          try {
            const saved = await sendReliably('saveWithBlocks', { saveId, choices });
            if (!saved.ok) return { kind: 'failed' };
            return { kind: saved.value.outcome === 'unchanged' ? 'unchanged' : 'saved' };
          } catch {
            // The background failed, or the extension was updated; what has arrived of the save is finished later.
            return { kind: 'failed' };
          } finally {
            host.ariaBusy = null;
          }
        },
        undo: (choices) => sendReliably('takeBackBlocks', { saveId, choices }),
        close,
      }}
    />,
    place,
  );
  return close;
}
