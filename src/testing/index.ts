export type {
  DoubleRequest,
  DoubleUpload,
  DoubleVendor,
  ProviderDoubleDefinition,
} from '../providers/double.js';
export type { Fault } from './faults.js';
export type { ScriptStep } from './http-script.js';
export { CONTRACT_TESTS as PROVIDER_LAWS } from './contract/index.js';
export type {
  ContractTest as Law,
  ContractBench as LawBench,
  ContractSetup as LawSetup,
  ContractSubject as LawSubject,
  UploadWatch as LawWatch,
} from './contract/contract-test.js';
export { createProviderDouble } from './provider-double.js';
export type { DoubleTraffic, ProviderDouble, ProviderDoubleOptions } from './provider-double.js';
export { createTestBackend } from './test-backend.js';
export type { TestBackend, TestBackendOptions } from './test-backend.js';
export { createTestHttp } from './test-http.js';
export type { TestHttpOptions, TestHttpSource } from './test-http.js';
export { sampleImages } from './sample-images.js';
export type { SampleImageOptions } from './sample-images.js';
