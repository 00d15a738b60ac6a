import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import type { PanelActions, PanelPage } from '@/components/panel/panel-actions';
import { usePanelPage } from '@/components/panel/use-panel-page';

let root: HTMLElement;
let tell: (page: PanelPage) => Promise<void>;

const pageAt = (url: string): PanelPage => ({
  tabId: 1,
  places: { url, anchors: [['h1', { state: 'orphaned' }]], text: '' },
});
const FERRY = pageAt('https://courier.example/ferry');
const BRIDGE = pageAt('https://courier.example/bridge');

function Panel({ actions }: { actions: PanelActions }) {
  const { page, isGone, onLeave } = usePanelPage(actions);
  return (
    <div onFocusOut={onLeave} onClick={onLeave}>
      <p data-gone={isGone}>{page?.places?.url}</p>
      <textarea />
      <input type="text" />
      <button type="button">Elsewhere</button>
    </div>
  );
}

const shown = (): string | undefined => root.querySelector('p')?.textContent;
const isGone = (): boolean => root.querySelector('p')?.dataset.gone === 'true';

beforeEach(async () => {
  root = document.createElement('main');
  document.body.append(root);
  const actions = {
    watchPage: (onChange: (page: PanelPage) => void) => {
      tell = (page) =>
        act(() => {
          onChange(page);
        });
      return () => undefined;
    },
  } as Partial<PanelActions> as PanelActions;
  await act(() => {
    render(<Panel actions={actions} />, root);
  });
  await tell(FERRY);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

describe('the page beside the panel', () => {
  it('gives way to another at once where the reader isn’t writing', async () => {
    await tell(BRIDGE);
    expect(shown()).toBe(BRIDGE.places?.url);
    expect(isGone()).toBe(false);
  });

  it('stays while the reader writes, also in the next field, though another with highlights has taken its place', async () => {
    root.querySelector('textarea')?.focus();
    await tell(BRIDGE);
    await tell(BRIDGE);
    expect([shown(), isGone()]).toEqual([FERRY.places?.url, true]);
    await act(() => userEvent.keyboard('{Tab}'));
    expect(document.activeElement?.localName).toBe('input');
    expect([shown(), isGone()]).toEqual([FERRY.places?.url, true]);
    await act(() => userEvent.keyboard('{Tab}'));
    expect([shown(), isGone()]).toEqual([BRIDGE.places?.url, false]);
  });

  it('is the same though its address has lost what tells where the reader came from', async () => {
    const cleaned = pageAt(`${String(FERRY.places?.url)}?utm_source=mail`);
    root.querySelector('textarea')?.focus();
    await tell(cleaned);
    expect([shown(), isGone()]).toEqual([cleaned.places?.url, false]);
  });
});
