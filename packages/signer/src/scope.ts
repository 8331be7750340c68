/** How the scope `day/region/product/aliyun_v4_request` of every signature ends. */
export const SCOPE_TERMINATOR = 'aliyun_v4_request'
