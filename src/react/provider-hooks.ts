'use client';
import { aiHomeDesign } from '../providers/ai-homedesign/profile.js';
import { apimart } from '../providers/apimart/profile.js';
import { autoenhance } from '../providers/autoenhance/profile.js';
import { imagePipeline } from '../providers/imagepipeline/profile.js';
import { stablecog } from '../providers/stablecog/profile.js';
import { hookFor } from './hook-for.js';

/**
 * Uploads one file to Autoenhance, as a
 * [mutation](https://tanstack.com/query/latest/docs/framework/react/reference/useMutation) with
 * `progress` and `cancel`.
 */
export const useAutoenhanceUpload = /* @__PURE__ */ hookFor(autoenhance);
/**
 * Uploads one file to AI HomeDesign, as a
 * [mutation](https://tanstack.com/query/latest/docs/framework/react/reference/useMutation) with
 * `progress` and `cancel`.
 */
export const useAiHomeDesignUpload = /* @__PURE__ */ hookFor(aiHomeDesign);
/**
 * Uploads one file to APIMart, as a
 * [mutation](https://tanstack.com/query/latest/docs/framework/react/reference/useMutation) with
 * `progress` and `cancel`.
 */
export const useApimartUpload = /* @__PURE__ */ hookFor(apimart);
/**
 * Uploads one file to Stablecog, as a
 * [mutation](https://tanstack.com/query/latest/docs/framework/react/reference/useMutation) with
 * `progress` and `cancel`.
 */
export const useStablecogUpload = /* @__PURE__ */ hookFor(stablecog);
/**
 * Uploads one file to ImagePipeline, as a
 * [mutation](https://tanstack.com/query/latest/docs/framework/react/reference/useMutation) with
 * `progress` and `cancel`.
 */
export const useImagePipelineUpload = /* @__PURE__ */ hookFor(imagePipeline);
