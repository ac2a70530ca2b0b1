'use client';
import { aiHomeDesign } from '../providers/ai-homedesign/profile.js';
import { apimart } from '../providers/apimart/profile.js';
import { autoenhance } from '../providers/autoenhance/profile.js';
import { imagePipeline } from '../providers/imagepipeline/profile.js';
import { stablecog } from '../providers/stablecog/profile.js';
import { hookFor } from './hook-for.js';

export const useAutoenhanceUpload = /* @__PURE__ */ hookFor(autoenhance);
export const useAiHomeDesignUpload = /* @__PURE__ */ hookFor(aiHomeDesign);
export const useApimartUpload = /* @__PURE__ */ hookFor(apimart);
export const useStablecogUpload = /* @__PURE__ */ hookFor(stablecog);
export const useImagePipelineUpload = /* @__PURE__ */ hookFor(imagePipeline);
