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
  @Operation({ summary: 'Search products', policy: 'public', status: 200, returns: ProductPage })
  async list(@Query({ schema: ListProductsQuery }) query: ListProductsQuery) {
    const page = await this.products.page(query);
    return { ...page, items: page.items.map(productView) };
  }

  @Get(':sku')
  @Operation({ summary: 'Get a product', policy: 'public', status: 200, returns: ProductView, etag, problems: [404] })
  async get(@Param({ schema: ProductPath }) { sku }: ProductPath) {
    return productView(await this.products.one(sku));
  }

  @Post()
  @Operation({ summary: 'List a product', policy, status: 201, returns: ProductView, etag, location, problems: [409] })
  async create(@Body({ schema: CreateProductBody }) body: CreateProductBody, @CurrentUser() caller: Caller) {
    return productView(await this.createProduct.create(body, caller.id));
  }

  @Patch(':sku')
  @Operation({ summary: 'Change a product', policy, status: 200, returns: ProductView, etag, problems: [404, 412, 428] })
  async change(
    @Param({ schema: ProductPath }) { sku }: ProductPath,
    @IfMatch() precondition: Precondition,
    @Body({ schema: ChangeProductBody }) body: ChangeProductBody,
  ) {
    return productView(await this.changeProduct.change(sku, body, precondition));
  }

  @Delete(':sku')
  @Operation({ summary: 'Delist a product, for good', policy, status: 204, problems: [404, 412, 428] })
  async delist(@Param({ schema: ProductPath }) { sku }: ProductPath, @IfMatch() precondition: Precondition) {
    await this.delistProduct.delist(sku, precondition);
  }
}
