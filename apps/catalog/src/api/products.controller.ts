import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { CurrentUser, etagOf, IfMatch, Operation, type Caller, type Precondition } from '@app/platform';
import { ChangeProduct } from '../application/change-product.js';
import { CreateProduct } from '../application/create-product.js';
import { DelistProduct } from '../application/delist-product.js';
import { FindProducts } from '../application/find-products.js';
import { ChangeProductBody, CreateProductBody, ListProductsQuery, ProductPage, ProductPath, ProductView } from './product.schemas.js';
import { productView, type ProductAnswer } from './product.view.js';

const policy = { role: ['catalog-admin'] };
const etag = ({ version, stockVersion }: ProductAnswer) => etagOf(version, stockVersion);
const location = ({ sku }: ProductView) => `/api/v1/products/${sku}`;

@Controller('products')
export class ProductsController {
  constructor(
    private readonly products: FindProducts,
    private readonly createProduct: CreateProduct,
    private readonly changeProduct: ChangeProduct,
    private readonly delistProduct: DelistProduct,
  ) {}

  @Get()
  @Operation({
    id: 'searchProducts',
    summary: 'Search products',
    description: 'Delisted products are not found. Answers are shared by all callers and up to 1.5 s old.',
    policy: 'public',
    status: 200,
    returns: ProductPage,
  })
  async list(@Query({ schema: ListProductsQuery }) query: ListProductsQuery) {
    const page = await this.products.page(query);
    return { ...page, items: page.items.map(productView) };
  }

  @Get(':sku')
  @Operation({
    id: 'getProduct',
    summary: 'Get a product',
    description: 'With what is left of it at the moment. A delisted product is gone: 404.',
    policy: 'public',
    status: 200,
    returns: ProductView,
    etag,
    problems: [404],
  })
  async get(@Param({ schema: ProductPath }) { sku }: ProductPath) {
    return productView(await this.products.one(sku));
  }

  @Post()
  @Operation({
    id: 'listProduct',
    summary: 'List a product',
    description: 'It can be found at once and ordered within two seconds. The SKU of a product that was delisted is never free again.',
    repeatable: 'The SKU is the key: a second request with it is refused as `sku-taken`.',
    policy,
    status: 201,
    returns: ProductView,
    etag,
    location,
    refusals: { 'sku-taken': 409 },
  })
  async create(@Body({ schema: CreateProductBody }) body: CreateProductBody, @CurrentUser() caller: Caller) {
    return productView(await this.createProduct.create(body, caller.id));
  }

  @Patch(':sku')
  @Operation({
    id: 'changeProduct',
    summary: 'Change a product',
    description: 'Fields that are not named stay as they are. Orders that were placed keep their price.',
    policy,
    status: 200,
    returns: ProductView,
    etag,
    problems: [404, 412, 428],
  })
  async change(
    @Param({ schema: ProductPath }) { sku }: ProductPath,
    @IfMatch() precondition: Precondition,
    @Body({ schema: ChangeProductBody }) body: ChangeProductBody,
  ) {
    return productView(await this.changeProduct.change(sku, body, precondition));
  }

  @Delete(':sku')
  @Operation({
    id: 'delistProduct',
    summary: 'Delist a product, for good',
    description: 'Nobody can find or order it any more; what is reserved for orders is still delivered.',
    policy,
    status: 204,
    problems: [404, 412, 428],
  })
  async delist(@Param({ schema: ProductPath }) { sku }: ProductPath, @IfMatch() precondition: Precondition) {
    await this.delistProduct.delist(sku, precondition);
  }
}
