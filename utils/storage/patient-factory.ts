/**
 * What browsers say where a database can't be opened, and often can a moment later: while files of it are still held by a process that
 * ends, or scanned, or moved (dexie/Dexie.js#543, Chromium’s “Internal error opening backing store”).
 */
const PASSING = ['UnknownError', 'TimeoutError'];

/** How long is waited before each further try: over a second in all, which nobody takes for a page that hangs. */
const WAITS_MS = [100, 300, 900];

type Factory = Pick<IDBFactory, 'open' | 'deleteDatabase' | 'databases' | 'cmp'>;
type Handler<Event_> = ((event: Event_) => unknown) | null;

/**
 * The browser's databases, but that opening one is tried again, ever later, where the browser fails to for the moment. What has
 * begun to upgrade isn't begun again. Whoever opens is told by the handlers of the request, as Dexie sets them, and `onHoldUp` whether
 * another connection is waited for.
 */
export function patientFactory(factory: Factory, onHoldUp: (isHeldUp: boolean) => void) {
  return {
    open: (name: string, version?: number) => new PatientRequest(() => factory.open(name, version), onHoldUp),
    deleteDatabase: factory.deleteDatabase.bind(factory),
    databases: factory.databases.bind(factory),
    cmp: factory.cmp.bind(factory),
  };
}

/** As an `IDBOpenDBRequest`, of the last request that was made. */
class PatientRequest {
  onsuccess: Handler<Event> = null;
  onerror: Handler<Event> = null;
  onblocked: Handler<IDBVersionChangeEvent> = null;
  onupgradeneeded: Handler<IDBVersionChangeEvent> = null;
  readonly #onHoldUp: (isHeldUp: boolean) => void;
  #request: IDBOpenDBRequest;

  constructor(open: () => IDBOpenDBRequest, onHoldUp: (isHeldUp: boolean) => void) {
    this.#onHoldUp = onHoldUp;
    this.#request = this.#ask(open, WAITS_MS);
  }

  get result(): IDBDatabase {
    return this.#request.result;
  }

  get transaction(): IDBTransaction | null {
    return this.#request.transaction;
  }

  #ask(open: () => IDBOpenDBRequest, [waitMs, ...later]: number[]): IDBOpenDBRequest {
    const request = open();
    let isUpgrading = false;
    request.onsuccess = (event) => {
      this.#onHoldUp(false);
      this.onsuccess?.(event);
    };
    request.onblocked = (event) => {
      this.#onHoldUp(true);
      this.onblocked?.(event);
    };
    request.onupgradeneeded = (event) => {
      isUpgrading = true;
      this.#onHoldUp(false);
      this.onupgradeneeded?.(event);
    };
    request.onerror = (event) => {
      this.#onHoldUp(false);
      const isPassing = !isUpgrading && PASSING.includes(request.error?.name ?? '');
      if (!isPassing || waitMs === undefined) {
        this.onerror?.(event);
        return;
      }
      event.preventDefault();
      setTimeout(() => {
        this.#request = this.#ask(open, later);
      }, waitMs);
    };
    return request;
  }
}
