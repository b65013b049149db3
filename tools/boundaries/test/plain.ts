import type { Files } from './house.ts';

const moduleFile = (name: string, parts: string): string =>
  `import { Module } from '@nestjs/common';\n${parts}\nexport class ${name}Module {}`;

/** A NestJS + TypeORM repository as most begin: folders below `src`, no doors, no manifests, one entity that knows another. */
export const plain: Files = {
  'package.json': '{ "dependencies": { "@nestjs/common": "12", "typeorm": "1", "@nestjs/typeorm": "1", "pg": "1" } }',
  'tsconfig.json': `{ "compilerOptions": { "target": "es2023", "module": "nodenext", "strict": true, "skipLibCheck": true,
    "types": ["node"], "experimentalDecorators": true, "emitDecoratorMetadata": true } }`,
  'src/main.ts': "import { AppModule } from './app.module';\nexport const app = AppModule;",
  'src/app.module.ts': moduleFile(
    'App',
    `import { PostsModule } from './posts/posts.module';
import { UsersModule } from './users/users.module';
import { MailModule } from './mail/mail.module';
@Module({ imports: [PostsModule, UsersModule, MailModule] })`,
  ),
  'src/common/paging.ts': 'export const pageSize = 20;',
  'src/users/users.module.ts': moduleFile(
    'Users',
    `import { TypeOrmModule } from '@nestjs/typeorm';
import { User } from './entities/user.entity';
import { UsersService } from './users.service';
@Module({ imports: [TypeOrmModule.forFeature([User])], providers: [UsersService], exports: [UsersService] })`,
  ),
  'src/users/users.service.ts': `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './entities/user.entity';
@Injectable()
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  nameOf(id: string): Promise<User | null> { return this.users.findOneBy({ id }); }
}`,
  'src/users/users.secrets.ts': 'export const secret = 1;',
  'src/users/dto/user.dto.ts': 'export interface UserDto { readonly id: string }',
  'src/users/entities/user.entity.ts': `import { Column, Entity, PrimaryColumn } from 'typeorm';
@Entity('users')
export class User {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
}`,
  'src/posts/posts.module.ts': moduleFile(
    'Posts',
    `import { TypeOrmModule } from '@nestjs/typeorm';
import { UsersModule } from '../users/users.module';
import { Post } from './entities/post.entity';
import { PostsService } from './posts.service';
@Module({ imports: [TypeOrmModule.forFeature([Post]), UsersModule], providers: [PostsService] })`,
  ),
  'src/posts/posts.service.ts': `import { Injectable } from '@nestjs/common';
import { pageSize } from '../common/paging';
import type { UserDto } from '../users/dto/user.dto';
import { UsersService } from '../users/users.service';
@Injectable()
export class PostsService {
  constructor(private readonly users: UsersService) {}
  async authors(all: UserDto[]): Promise<number> { return (await Promise.all(all.slice(0, pageSize))).length + (this.users ? 1 : 0); }
}`,
  'src/posts/entities/post.entity.ts': `import { Entity, ManyToOne, PrimaryColumn } from 'typeorm';
import { User } from '../../users/entities/user.entity';
@Entity('posts')
export class Post {
  @PrimaryColumn('uuid') id!: string;
  @ManyToOne(() => User) author!: User;
}`,
  'src/mail/mail.module.ts': moduleFile('Mail', '@Module({})'),
  'test/app.e2e-spec.ts': "import { AppModule } from '../src/app.module';\nexport const app = AppModule;",
};
