import { bundleModule } from '../support/bundle-module.ts';

/** The extractors as one script: for a page, or as a module of the harness. */
export function bundleExtractors(place: 'page' | 'node' | 'stepped'): Promise<string> {
  return bundleModule(`extract/${place}-extractors.ts`, place === 'node' ? 'es' : 'iife');
}
